package app.praetor.discovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A scripted client with the labels of what it said, and the comparison of a result with them. */
public record GoldInterview(Path file, Map<?, ?> script) {
    private static final int LONGEST_TEXT = 220;
    private static final int LONGEST_ITEM = 120;

    /** One value that was found: how sure the engine was, and whether it is right. */
    public record Judged(String field, double confidence, boolean right) {}

    /**
     * What a result is worth.
     *
     * @param right values found that are right
     * @param made values found
     * @param gold values to be found
     * @param falselyFilled fields with a value about which the client said nothing
     * @param asked questions asked
     * @param redundant questions whose answer had been volunteered before
     * @param judged each value found, right or not
     */
    public record Score(
            int right, int made, int gold, List<String> falselyFilled, int asked, int redundant, List<Judged> judged) {
        /** Harmonic mean of precision and recall. */
        public double f1() {
            return made + gold == 0 ? 1 : 2.0 * right / (made + gold);
        }

        /** Both together. */
        public Score plus(Score other) {
            return new Score(
                    right + other.right,
                    made + other.made,
                    gold + other.gold,
                    Stream.concat(falselyFilled.stream(), other.falselyFilled.stream())
                            .toList(),
                    asked + other.asked,
                    redundant + other.redundant,
                    Stream.concat(judged.stream(), other.judged.stream()).toList());
        }

        /** Nothing found and nothing to be found. */
        public static Score none() {
            return new Score(0, 0, 0, List.of(), 0, 0, List.of());
        }
    }

    /** All scripts of a folder, by name; folders below it are not read. */
    public static List<GoldInterview> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".yaml"))
                    .sorted()
                    .map(GoldInterview::load)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one script. */
    public static GoldInterview load(Path file) {
        try {
            Object script = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
            return new GoldInterview(file, (Map<?, ?>) script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Labels by field path. */
    public Map<String, Map<?, ?>> gold() {
        Map<String, Map<?, ?>> gold = new LinkedHashMap<>();
        ((Map<?, ?>) at(script, "gold")).forEach((path, label) -> gold.put(String.valueOf(path), (Map<?, ?>) label));
        return gold;
    }

    /** Field paths which the client never answers. */
    public List<String> openAtTheEnd() {
        return texts(((Map<?, ?>) at(script, "expected")).get("open_questions_at_end"));
    }

    /** Compares a result with the labels. */
    public Score score(InterviewResult result) {
        int right = 0;
        int made = 0;
        int wanted = 0;
        List<String> falselyFilled = new ArrayList<>();
        List<Judged> judged = new ArrayList<>();
        for (Map.Entry<String, Map<?, ?>> entry : gold().entrySet()) {
            InterviewResult.Cell cell = result.cell(entry.getKey());
            List<String> got = values(cell);
            made += got.size();
            if (entry.getValue().get("must_be_empty") != null) {
                if (!got.isEmpty()) {
                    falselyFilled.add(entry.getKey());
                }
                continue;
            }
            List<List<String>> keywords = keywords(entry.getValue());
            wanted += keywords.size();
            List<Boolean> verdicts = verdicts(got, keywords, entry.getValue().get("items") != null);
            right += (int) verdicts.stream().filter(v -> v).count();
            if (cell != null) {
                verdicts.forEach(v -> judged.add(new Judged(entry.getKey(), cell.confidence(), v)));
            }
        }
        int[] questions = questions(result);
        return new Score(right, made, wanted, falselyFilled, questions[0], questions[1], judged);
    }

    /** For each value whether it stands for a label that no earlier value stood for. */
    private static List<Boolean> verdicts(List<String> got, List<List<String>> keywords, boolean list) {
        List<List<String>> free = new ArrayList<>(keywords);
        List<Boolean> verdicts = new ArrayList<>();
        for (String value : got) {
            boolean fits = value.length() <= (list ? LONGEST_ITEM : LONGEST_TEXT);
            List<String> hit = fits
                    ? free.stream()
                            .filter(words -> words.stream().allMatch(w -> holds(value, w)))
                            .findFirst()
                            .orElse(null)
                    : null;
            verdicts.add(hit != null);
            free.remove(hit);
        }
        return verdicts;
    }

    /** Questions asked, and how many of them were put although the client had volunteered the answer. */
    private int[] questions(InterviewResult result) {
        Set<String> known = new LinkedHashSet<>();
        Map<String, Map<?, ?>> gold = gold();
        gold.forEach((path, label) -> {
            if ("opening".equals(label.get("volunteered_in"))) {
                known.add(path);
            }
        });
        Set<String> before = new LinkedHashSet<>();
        int asked = 0;
        int redundant = 0;
        for (Turn turn : result.turns()) {
            if (turn.role().equals("user") || turn.asks().isEmpty()) {
                continue;
            }
            asked++;
            boolean again = turn.asks().stream().anyMatch(before::contains);
            redundant += known.containsAll(turn.asks()) && !again ? 1 : 0;
            before.addAll(turn.asks());
            gold.forEach((path, label) -> {
                if (turn.asks().contains(String.valueOf(label.get("volunteered_in")))) {
                    known.add(path);
                }
            });
        }
        return new int[] {asked, redundant};
    }

    private static List<List<String>> keywords(Map<?, ?> label) {
        if (label.get("items") == null) {
            return List.of(texts(label.get("must_contain")));
        }
        Object each = label.get("must_contain_each");
        return each == null
                ? List.of()
                : ((List<?>) each).stream().map(GoldInterview::texts).toList();
    }

    private static Object at(Map<?, ?> map, String key) {
        Object value = map.get(key);
        if (value == null) {
            throw new IllegalArgumentException("no '" + key + "'");
        }
        return value;
    }

    private static List<String> texts(@Nullable Object list) {
        return list == null
                ? List.of()
                : ((List<?>) list).stream().map(String::valueOf).toList();
    }

    /** The values of a cell; none for an empty one. */
    public static List<String> values(InterviewResult.@Nullable Cell cell) {
        if (cell == null || "".equals(cell.value())) {
            return List.of();
        }
        return cell.value() instanceof List<?> list ? texts(list) : List.of(String.valueOf(cell.value()));
    }

    private static boolean holds(String value, String word) {
        return plain(value).contains(plain(word));
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("[\u2018\u2019]", "'")
                .replaceAll("[\u201c\u201d]", "\"")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
