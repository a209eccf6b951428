package app.praetor.discovery;

import java.util.UUID;

/**
 * A version of an objective that an organization wrote ({@code own_objectives}), as a conversation that began with it keeps
 * it: what is edited afterwards does not change a conversation that is under way.
 *
 * @param number as people know it
 */
public record ObjectiveVersion(UUID id, int number, Objective objective) {}
