/** Lets a check answer in a Remote's place, with what that Remote would never say by itself. */

/** Who answers for a Remote. */
export interface StandIn {
  /** Answers first. What it has no answer for, the Remote answers. */
  answer?: ((request: Request) => Response | Promise<Response> | undefined) | undefined;
}
