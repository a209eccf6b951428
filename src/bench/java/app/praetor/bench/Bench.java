package app.praetor.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code mvn -Pbench verify [-Dbench=name,name]}: runs the sections and prints one table. */
public final class Bench {
    private Bench() {}

    /** A group of measurements; adds its lines to the table. */
    @FunctionalInterface
    interface Section {
        void run(Table table) throws Exception;
    }

    private static Map<String, Section> sections() {
        Map<String, Section> sections = new LinkedHashMap<>();
        sections.put("guard", new GuardSection());
        sections.put("differential", new DifferentialSection());
        sections.put("sync", new SyncSection());
        sections.put("calibration", new CalibrationSection());
        sections.put("plan", new PlanSection());
        sections.put("search", new SearchSection());
        sections.put("turn", new TurnSection());
        sections.put("ablation", new AblationSection());
        return sections;
    }

    /** Runs what {@code -Dbench} names, or all; exit code 1 when something was found wrong, not when it was slow. */
    public static void main(String[] args) throws Exception {
        String wanted = System.getProperty("bench", "");
        Map<String, Section> sections = sections();
        List<String> names = wanted.isBlank() || wanted.startsWith("$")
                ? List.copyOf(sections.keySet())
                : List.of(wanted.split(","));
        Table table = new Table();
        for (String name : names) {
            Section section = sections.get(name.strip());
            if (section == null) {
                throw new IllegalArgumentException("no section " + name + "; there are " + sections.keySet());
            }
            table.section(name.strip());
            section.run(table);
        }
        System.out.println(table.text());
        if (table.wrong()) {
            System.exit(1);
        }
        // Test databases keep threads.
        System.exit(0);
    }

    /** The figures so far. */
    static final class Table {
        private static final String FORMAT = "%-13s %-44s %14s %14s %9s %12s  %s%n";
        private final List<String> lines = new ArrayList<>();
        private String section = "";
        private boolean wrong;

        Table() {
            lines.add(FORMAT.formatted("section", "what", "ours", "peer", "ratio", "limit", ""));
        }

        void section(String name) {
            section = name;
        }

        /** A time against a fixed limit, both in microseconds. */
        void time(String what, double micros, double limit) {
            lines.add(FORMAT.formatted(
                    section, what, micros(micros), "", "", "<= " + micros(limit), verdict(micros <= limit)));
        }

        /** A time against a peer's, in microseconds; the limit is for the ratio. */
        void ratio(String what, double ours, double peer, double limit) {
            double ratio = ours / peer;
            lines.add(FORMAT.formatted(
                    section,
                    what,
                    micros(ours),
                    micros(peer),
                    String.format(Locale.ROOT, "%.2f x", ratio),
                    String.format(Locale.ROOT, "<= %.1f x", limit),
                    verdict(ratio <= limit)));
        }

        /** A count that must be exactly the limit; another one makes the run fail. */
        void count(String what, long count, long limit) {
            wrong |= count != limit;
            lines.add(FORMAT.formatted(section, what, count, "", "", "= " + limit, count == limit ? "ok" : "WRONG"));
        }

        /** A figure without a limit. */
        void figure(String what, String value) {
            lines.add(FORMAT.formatted(section, what, value, "", "", "", ""));
        }

        boolean wrong() {
            return wrong;
        }

        String text() {
            return String.join("", lines);
        }

        private static String verdict(boolean met) {
            return met ? "ok" : "MISSED";
        }

        private static String micros(double micros) {
            return String.format(Locale.ROOT, micros < 10 ? "%.2f us" : "%.0f us", micros);
        }
    }
}
