package app.praetor.discovery.research;

/**
 * One thing that research found.
 *
 * @param group what it says: {@code things}, {@code workflows}, {@code compliance}, {@code capabilities}, {@code needs},
 *     {@code pitfalls}
 * @param entry kind and key of the knowledge's entry that it comes from, {@code WORKFLOW/saas/Sign-up}
 */
public record Finding(String group, String text, String entry) {}
