import { useStorage } from '@vueuse/core';
import { computed, type ComputedRef, type Ref } from 'vue';
import { agendaById, schedule, type Agenda, type AgendaId, type Block } from '../../../course.ts';

/** What the presenter chose for today. */
interface Choice {
  id: AgendaId;
  /** As `09:00`; empty while somebody is typing. */
  start: string;
}

export interface Today {
  choice: Ref<Choice>;
  agenda: ComputedRef<Agenda>;
  blocks: ComputedRef<Block[]>;
}

/** The agenda of this talk. All windows on this machine share the presenter's choice, and it outlives a reload. */
export function useToday(): Today {
  const choice = useStorage<Choice>('host-and-remote:agenda', { id: 'full-day', start: '' });
  const agenda = computed(() => agendaById(choice.value.id));
  const blocks = computed(() => schedule(agenda.value, choice.value.start || undefined));
  return { choice, agenda, blocks };
}
