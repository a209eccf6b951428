package app.praetor.kit;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Templates over maps only: no method of an object can be called, no other file included. A variable that is missing is
 * an error with its line; a section over something missing is empty. Size, steps and time are limited.
 */
final class Templates {
    private static final int MAX_TEMPLATE = 256_000;
    private static final int MAX_OUTPUT = 4_000_000;
    private static final int MAX_STEPS = 500_000;
    private static final int MAX_DEPTH = 24;
    private static final long MAX_NANOS = 10_000_000_000L;
    private static final Pattern TAG = Pattern.compile("\\{\\{\\s*([#^/=>])");

    private Templates() {}

    /** Problems that are visible without data. */
    static List<KitProblem> lint(String file, String template) {
        if (template.length() > MAX_TEMPLATE) {
            return List.of(new KitProblem(file, 0, "", "is larger than " + MAX_TEMPLATE + " characters"));
        }
        int depth = 0;
        Matcher m = TAG.matcher(template);
        while (m.find()) {
            int line = 1
                    + (int) template.substring(0, m.start())
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            switch (m.group(1)) {
                case "#", "^" -> depth++;
                case "/" -> depth--;
                case "=" -> {
                    return List.of(new KitProblem(file, line, "", "other delimiters are not allowed"));
                }
                default -> {
                    return List.of(new KitProblem(file, line, "", "other templates cannot be included"));
                }
            }
            if (depth > MAX_DEPTH) {
                return List.of(new KitProblem(file, line, "", "is nested deeper than " + MAX_DEPTH));
            }
        }
        try {
            compiler(() -> false).compile(template);
            return List.of();
        } catch (MustacheException e) {
            return List.of(new KitProblem(file, line(e), "", String.valueOf(e.getMessage())));
        }
    }

    /** Renders; throws KitException at the line of the template. */
    static String render(String file, String template, Map<String, Object> context, BooleanSupplier cancel) {
        try {
            StringWriter out = new StringWriter() {
                @Override
                public void write(String text) {
                    if (getBuffer().length() + text.length() > MAX_OUTPUT) {
                        throw new MustacheException("the output is larger than " + MAX_OUTPUT + " characters");
                    }
                    super.write(text);
                }
            };
            compiler(cancel).compile(template).execute(context, out);
            return out.toString();
        } catch (MustacheException e) {
            throw new KitException(new KitProblem(file, line(e), "", String.valueOf(e.getMessage())));
        }
    }

    private static int line(MustacheException e) {
        if (e instanceof MustacheException.Context c) {
            return c.lineNo;
        }
        return e.getMessage() != null ? lineIn(e.getMessage()) : 0;
    }

    private static int lineIn(String message) {
        Matcher m = Pattern.compile("line (\\d{1,7})").matcher(message);
        return m.find() ? Integer.parseInt(m.group(1)) : 0;
    }

    private static Mustache.Compiler compiler(BooleanSupplier cancel) {
        long end = System.nanoTime() + MAX_NANOS;
        return Mustache.compiler().escapeHTML(false).emptyStringIsFalse(true).withCollector(new BasicCollector() {
            private int steps;

            @Override
            public Mustache.@Nullable VariableFetcher createFetcher(Object context, String name) {
                if (++steps > MAX_STEPS || System.nanoTime() > end) {
                    throw new MustacheException("the template takes too long");
                }
                if (cancel.getAsBoolean()) {
                    throw new MustacheException("cancelled");
                }
                return super.createFetcher(context, name);
            }

            @Override
            public @Nullable Iterator<?> toIterator(Object value) {
                Iterator<?> all = super.toIterator(value);
                return all == null
                        ? null
                        : new Iterator<Object>() {
                            @Override
                            public boolean hasNext() {
                                return all.hasNext();
                            }

                            @Override
                            public Object next() {
                                if (++steps > MAX_STEPS || System.nanoTime() > end) {
                                    throw new MustacheException("the template takes too long");
                                }
                                return all.next();
                            }
                        };
            }

            @Override
            public <K, V> Map<K, V> createFetcherCache() {
                return new HashMap<>();
            }
        });
    }
}
