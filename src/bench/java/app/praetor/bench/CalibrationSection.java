package app.praetor.bench;

import app.praetor.discovery.DiscoveryEngine;
import app.praetor.discovery.GoldInterview;
import app.praetor.discovery.ScriptedInterview;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What scripted clients told and what was understood; and whether a confidence that is shown can be believed. */
final class CalibrationSection implements Bench.Section {
    private static final int BANDS = 10;
    private static final int ENOUGH = 20;
    private static final double TOLERANCE = 0.1;

    @Override
    public void run(Bench.Table table) {
        DiscoveryEngine engine = Clients.engine();
        GoldInterview.Score all = GoldInterview.Score.none();
        for (Path folder : Clients.folders()) {
            List<GoldInterview> clients = GoldInterview.in(folder);
            GoldInterview.Score score = clients.stream()
                    .map(c -> c.score(ScriptedInterview.run(c.file(), engine)))
                    .reduce(GoldInterview.Score.none(), GoldInterview.Score::plus);
            String name = folder.getFileName() + ", " + clients.size() + " clients";
            table.figure(name + ": f1", number(score.f1()));
            table.figure(name + ": questions redundant", score.redundant() + "/" + score.asked());
            table.count(name + ": fields filled falsely", score.falselyFilled().size(), 0);
            all = all.plus(score);
        }
        int outside = 0;
        for (int band = 0; band <= BANDS; band++) {
            int at = band;
            List<GoldInterview.Judged> in = all.judged().stream()
                    .filter(j -> (int) Math.floor(j.confidence() * BANDS + 1e-9) == at)
                    .toList();
            if (in.isEmpty()) {
                continue;
            }
            double shown = in.stream()
                    .mapToDouble(GoldInterview.Judged::confidence)
                    .average()
                    .orElse(0);
            double right = in.stream().filter(GoldInterview.Judged::right).count() / (double) in.size();
            boolean counts = in.size() >= ENOUGH;
            outside += counts && Math.abs(shown - right) > TOLERANCE ? 1 : 0;
            table.figure(
                    String.format(Locale.ROOT, "shown %.1f to %.1f, n=%d", band / 10.0, band / 10.0 + 0.1, in.size()),
                    number(shown) + " / " + number(right));
        }
        table.count("bands of 20 values or more off by over 0.1", outside, 0);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
