package app.praetor.store.capture;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.value.Value;
import org.h2.value.ValueBigint;
import org.h2.value.ValueNull;

/** What the trigger does with changes of a connection; told without SQL, so that no SQL can. */
public final class CaptureMode {
    private static final String MODE = "praetor capture";
    private static final String VERSION = "praetor applying";
    static final long OFF = 0;
    static final long APPLYING = -1;
    static final long REVERTING = -2;

    private CaptureMode() {}

    /** Notes changes under this stamp; 0 notes nothing. */
    public static void capture(Connection raw, long stamp) throws SQLException {
        set(raw, MODE, stamp);
    }

    /** Notes nothing. */
    public static void off(Connection raw) throws SQLException {
        session(raw).setVariable(MODE, ValueNull.INSTANCE);
    }

    /**
     * Rows of the server are being written, as of a version of its feed. Nothing is noted; to delete a row that has changes
     * of this device which that version does not hold fails with {@link CaptureTrigger#HELD}.
     */
    public static void apply(Connection raw, long version) throws SQLException {
        set(raw, MODE, APPLYING);
        set(raw, VERSION, version);
    }

    /** Refused rows are being taken out; rows that go with them are kept in {@code sync_rejected}. */
    public static void revert(Connection raw) throws SQLException {
        set(raw, MODE, REVERTING);
    }

    static long mode(SessionLocal session) {
        return number(session, MODE);
    }

    static long version(SessionLocal session) {
        return number(session, VERSION);
    }

    static SessionLocal session(Connection raw) throws SQLException {
        return (SessionLocal) raw.unwrap(JdbcConnection.class).getSession();
    }

    private static void set(Connection raw, String name, long value) throws SQLException {
        session(raw).setVariable(name, ValueBigint.get(value));
    }

    private static long number(SessionLocal session, String name) {
        Value value = session.getVariable(name);
        return value instanceof ValueBigint number ? number.getLong() : OFF;
    }
}
