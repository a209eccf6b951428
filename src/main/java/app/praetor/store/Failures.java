package app.praetor.store;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** Tells from an exception of the database what happened to its file. */
final class Failures {
    enum Kind {
        DISK_FULL,
        IN_USE,
        READ_ONLY,
        /** The key does not fit; H2 says the same of a header that is damaged, and names damage as the cause. */
        KEY,
        DAMAGED,
        /** The database has shut itself after a failure; what was committed is in the file. */
        CLOSED,
        OTHER
    }

    private Failures() {}

    /** H2's exceptions name each other in circles and as suppressed ones, so all that can be reached is looked at. */
    static Kind kind(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> open = new ArrayDeque<>(List.of(failure));
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        while (!open.isEmpty()) {
            Throwable t = open.pop();
            if (seen.add(t)) {
                kinds.add(one(t));
                if (t.getCause() != null) {
                    open.push(t.getCause());
                }
                open.addAll(List.of(t.getSuppressed()));
            }
        }
        // In the order of the constants: a full disk explains every failure that it brings with it.
        return kinds.iterator().next();
    }

    private static Kind one(Throwable t) {
        return switch (t) {
            case SQLException sql -> sql(sql);
            case MVStoreException store -> store(store);
            case AccessDeniedException denied -> Kind.READ_ONLY;
            case ClosedChannelException closed -> Kind.CLOSED;
            case IOException io -> io(String.valueOf(io.getMessage()).toLowerCase(Locale.ROOT));
            default -> Kind.OTHER;
        };
    }

    private static Kind sql(SQLException sql) {
        return switch (sql.getErrorCode()) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 -> Kind.IN_USE;
            case ErrorCode.DATABASE_IS_READ_ONLY -> Kind.READ_ONLY;
            case ErrorCode.FILE_ENCRYPTION_ERROR_1, ErrorCode.WRONG_USER_OR_PASSWORD -> Kind.KEY;
            case ErrorCode.FILE_CORRUPTED_1, ErrorCode.FILE_VERSION_ERROR_1, ErrorCode.DESERIALIZATION_FAILED_1 ->
                Kind.DAMAGED;
            case ErrorCode.DATABASE_IS_CLOSED, ErrorCode.OBJECT_CLOSED, ErrorCode.CONNECTION_BROKEN_1 -> Kind.CLOSED;
            default -> Kind.OTHER;
        };
    }

    private static Kind store(MVStoreException store) {
        return switch (store.getErrorCode()) {
            case DataUtils.ERROR_FILE_LOCKED -> Kind.IN_USE;
            case DataUtils.ERROR_CLOSED, DataUtils.ERROR_WRITING_FAILED -> Kind.CLOSED;
            case DataUtils.ERROR_FILE_CORRUPT,
                    DataUtils.ERROR_READING_FAILED,
                    DataUtils.ERROR_INTERNAL,
                    DataUtils.ERROR_UNSUPPORTED_FORMAT,
                    DataUtils.ERROR_SERIALIZATION,
                    DataUtils.ERROR_CHUNK_NOT_FOUND,
                    DataUtils.ERROR_BLOCK_NOT_FOUND,
                    DataUtils.ERROR_TRANSACTION_CORRUPT,
                    DataUtils.ERROR_UNKNOWN_DATA_TYPE -> Kind.DAMAGED;
            default -> Kind.OTHER;
        };
    }

    private static Kind io(String text) {
        if (text.contains("no space left") || text.contains("not enough space") || text.contains("quota exceeded")) {
            return Kind.DISK_FULL;
        }
        return text.contains("read-only") ? Kind.READ_ONLY : Kind.OTHER;
    }
}
