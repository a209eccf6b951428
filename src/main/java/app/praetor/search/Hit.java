package app.praetor.search;

/**
 * What was found.
 *
 * @param snippet the part of the text that says why; empty when the title does
 * @param similar whether it means something like what was asked, in other words
 */
public record Hit(Passage passage, String snippet, boolean similar) {}
