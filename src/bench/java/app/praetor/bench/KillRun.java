package app.praetor.bench;

import app.praetor.journey.KilledWriter;
import app.praetor.journey.KilledWriter.Tally;
import java.nio.file.Files;
import java.nio.file.Path;

/** Kills a writing process many times and counts: arguments are kills, seed, and a folder (default 200, 1, a new one). */
public final class KillRun {
    private KillRun() {}

    public static void main(String[] args) throws Exception {
        int kills = args.length > 0 ? Integer.parseInt(args[0]) : 200;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
        Path folder = args.length > 2 ? Path.of(args[2]) : Files.createTempDirectory("praetor-kills");
        Tally tally = new KilledWriter(folder, seed).run(kills, done -> System.err.println(done));
        System.out.println(tally);
        if (tally.lost() + tally.half() + tally.notOpened() > 0) {
            System.exit(1);
        }
    }
}
