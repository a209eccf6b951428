package app.praetor.log;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;

/** The scrubbed stack trace of a line, or nothing (conversion word {@code %scrubbedTrace} in logback.xml). */
public final class ScrubbedTrace extends ThrowableHandlingConverter {
    @Override
    public String convert(ILoggingEvent event) {
        IThrowableProxy proxy = event.getThrowableProxy();
        if (proxy == null) {
            return "";
        }
        return proxy instanceof ThrowableProxy here
                ? Scrub.trace(here.getThrowable())
                : proxy.getClassName() + System.lineSeparator();
    }
}
