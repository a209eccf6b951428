package app.praetor.store.check;

/**
 * Something that is not as it should be.
 *
 * @param check which check found it, in a word
 * @param place table, file, or key
 * @param what what is wrong, without quoting data
 */
public record Finding(String check, String place, String what) {}
