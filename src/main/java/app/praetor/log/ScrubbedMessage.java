package app.praetor.log;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/**
 * The scrubbed message of a line (conversion word {@code %scrubbed} in logback.xml). What other libraries fill into
 * their messages is left out, because nobody here knows what it is.
 */
public final class ScrubbedMessage extends ClassicConverter {
    private static final String OURS = "app.praetor";

    @Override
    public String convert(ILoggingEvent event) {
        boolean ours = event.getLoggerName().startsWith(OURS);
        String message = ours ? event.getFormattedMessage() : event.getMessage();
        return message == null ? "" : Scrub.text(message);
    }
}
