package app.praetor;

import app.praetor.app.Tour;
import app.praetor.app.window.PraetorApp;
import app.praetor.app.window.ScreenPictures;
import app.praetor.cli.PraetorCommand;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Entry point: a command, the window, or the tour where there is no display. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        boolean display = hasDisplay(System.getProperty("os.name", ""), System.getenv("DISPLAY"));
        boolean windowAsked = args.length == 0;
        String[] command = windowAsked && !display ? tourInstead() : args;
        int code = PraetorCommand.run(
                command,
                options -> PraetorApp.show(options.folder(), options.unlock(), options.tenantSlug()),
                Main::tour);
        System.exit(code);
    }

    private static String[] tourInstead() {
        System.err.println("There is no display here, so the guided tour runs off-screen instead of the window.");
        return new String[] {"tour", "--out", Path.of("target", "tour").toString()};
    }

    private static void tour(Path out) {
        ScreenPictures.offScreen();
        new Tour(new ScreenPictures()).run(out);
    }

    /** Windows and macOS always have one; elsewhere an X display must be named. */
    private static boolean hasDisplay(String system, @Nullable String display) {
        String lower = system.toLowerCase(Locale.ROOT);
        return lower.contains("win") || lower.contains("mac") || (display != null && !display.isBlank());
    }
}
