package app.praetor.ui.error;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * A short code from where a failure arose: the same defect gives the same code on every machine. Line numbers and
 * messages do not count, so the code survives small edits and holds no data.
 */
public final class ErrorCode {
    private static final int FRAMES = 4;

    private ErrorCode() {}

    /** Two groups of four letters and digits, such as {@code 3F0A-91C2}. */
    public static String of(Throwable failure) {
        Throwable root = rootOf(failure);
        StringBuilder trace = new StringBuilder(root.getClass().getName());
        Arrays.stream(root.getStackTrace())
                .filter(frame -> !frame.getClassName().contains("$$"))
                .limit(FRAMES)
                .forEach(frame -> trace.append('|')
                        .append(frame.getClassName())
                        .append('.')
                        .append(frame.getMethodName()));
        CRC32 sum = new CRC32();
        sum.update(trace.toString().getBytes(StandardCharsets.UTF_8));
        String hex = String.format(Locale.ROOT, "%08X", sum.getValue());
        return hex.substring(0, 4) + "-" + hex.substring(4);
    }

    private static Throwable rootOf(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Throwable root = failure;
        while (root.getCause() != null && seen.add(root)) {
            root = root.getCause();
        }
        return root;
    }
}
