package app.praetor.knowledge;

import java.util.List;

/**
 * A pool of questions about one subject ({@code pools/}).
 *
 * @param when activates those questions of the pool that have no rule of their own
 */
public record Pool(String id, String name, When when, List<Question> questions) {}
