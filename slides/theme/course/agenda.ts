import { useNav } from '@slidev/client';
import { useStorage } from '@vueuse/core';
import { computed, type ComputedRef, type Ref } from 'vue';
import { agendaById, schedule, type Agenda, type Block } from '../../../course.ts';

/** The agenda whose slides this deck joins; none in the deck of a single module. */
export function useAgenda(): ComputedRef<Agenda | undefined> {
  const { slides } = useNav();
  return computed(() => {
    const id = slides.value[0]?.meta.slide.frontmatter.agenda;
    return typeof id === 'string' ? agendaById(id) : undefined;
  });
}

export interface Today {
  agenda: Agenda;
  /** When the day begins, as `09:00`; empty while somebody is typing. */
  start: string;
  blocks: Block[];
}

/**
 * The agenda on today's clock. All windows on this machine share the hour at which the presenter begins, and it outlives
 * a reload.
 *
 * @throws when the deck names no agenda
 */
export function useToday(): { today: ComputedRef<Today>; start: Ref<string> } {
  const agenda = useAgenda();
  const start = useStorage('host-and-remote:start', '');
  const today = computed(() => {
    if (!agenda.value) throw new Error('This deck names no agenda; write for instance “agenda: half-day” in its head.');
    return {
      agenda: agenda.value,
      start: start.value || agenda.value.start,
      blocks: schedule(agenda.value, start.value || undefined),
    };
  });
  return { today, start };
}
