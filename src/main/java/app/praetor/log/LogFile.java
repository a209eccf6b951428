package app.praetor.log;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.slf4j.LoggerFactory;

/**
 * The log of an open workspace: {@code praetor.log} and four older ones of 1 MB each in its {@code logs} folder, scrubbed
 * by {@link Scrub}. Closing it lets go of the file.
 */
public final class LogFile implements AutoCloseable {
    private static final String PATTERN =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{24} %scrubbed%n%scrubbedTrace";
    private static final String NAME = "praetor";
    private static final int OLDER = 4;

    private final Runnable close;

    private LogFile(Runnable close) {
        this.close = close;
    }

    /**
     * Starts to log into the folder. When it cannot be written, that is said on standard error and the program goes on
     * without a file.
     */
    public static LogFile in(Path folder) {
        return in(folder, new FileSize(FileSize.MB_COEFFICIENT));
    }

    static LogFile in(Path folder, FileSize size) {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        try {
            Files.createDirectories(folder);
            if (!Files.isWritable(folder)) {
                throw new IOException("not writable");
            }
        } catch (IOException e) {
            root.warn("the log folder cannot be written, so there is no log file");
            return new LogFile(() -> {});
        }
        RollingFileAppender<ILoggingEvent> file = appender(root.getLoggerContext(), folder, size);
        root.addAppender(file);
        return new LogFile(() -> {
            root.detachAppender(file);
            file.stop();
        });
    }

    private static RollingFileAppender<ILoggingEvent> appender(LoggerContext context, Path folder, FileSize size) {
        RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
        file.setContext(context);
        file.setName("file " + UUID.randomUUID());
        file.setFile(folder.resolve(NAME + ".log").toString());
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        // Named here as well as in logback.xml: with another configuration the file must still be scrubbed.
        layout.getInstanceConverterMap().put("scrubbed", ScrubbedMessage::new);
        layout.getInstanceConverterMap().put("scrubbedTrace", ScrubbedTrace::new);
        layout.setPattern(PATTERN);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(layout);
        encoder.start();
        file.setEncoder(encoder);
        FixedWindowRollingPolicy window = new FixedWindowRollingPolicy();
        window.setContext(context);
        window.setParent(file);
        window.setFileNamePattern(folder.resolve(NAME + ".%i.log").toString());
        window.setMinIndex(1);
        window.setMaxIndex(OLDER);
        window.start();
        file.setRollingPolicy(window);
        SizeBasedTriggeringPolicy<ILoggingEvent> trigger = new SizeBasedTriggeringPolicy<>();
        trigger.setContext(context);
        trigger.setMaxFileSize(size);
        trigger.setCheckIncrement(Duration.buildByMilliseconds(100));
        trigger.start();
        file.setTriggeringPolicy(trigger);
        file.start();
        return file;
    }

    @Override
    public void close() {
        close.run();
    }
}
