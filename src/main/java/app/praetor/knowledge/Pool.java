package app.praetor.knowledge;

import java.util.List;

/**
 * A pool of questions about one subject ({@code pools/}).
 *
 * @param why what the answers are good for; empty for a pool of an organization
 * @param when activates those questions of the pool that have no rule of their own
 */
public record Pool(String id, String name, String why, When when, List<Question> questions) {}
