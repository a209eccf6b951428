package app.praetor.discovery.session;

import app.praetor.discovery.reading.Hearing;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The messages that are being read in this process, by the id under which they are kept on the disk. */
final class UnderWay {
    private final Map<UUID, Reading> all = new ConcurrentHashMap<>();

    /** A message that is being read. */
    static final class Reading implements Hearing {
        private final UUID projectId;
        private final String message;
        private final Consumer<String> reply;
        private volatile boolean stopped;

        private Reading(UUID projectId, String message, Consumer<String> reply) {
            this.projectId = projectId;
            this.message = message;
            this.reply = reply;
        }

        @Override
        public void piece(String words) {
            reply.accept(words);
        }

        @Override
        public boolean stopped() {
            return stopped;
        }
    }

    Reading begin(UUID kept, UUID projectId, String message, Consumer<String> reply) {
        Reading reading = new Reading(projectId, message, reply);
        all.put(kept, reading);
        return reading;
    }

    void end(UUID kept) {
        all.remove(kept);
    }

    boolean holds(UUID kept) {
        return all.containsKey(kept);
    }

    /** The message of a project that is being read; null when none is. */
    @Nullable
    String message(UUID projectId) {
        return all.values().stream()
                .filter(each -> each.projectId.equals(projectId))
                .map(each -> each.message)
                .findFirst()
                .orElse(null);
    }

    void stop(UUID projectId) {
        for (Reading each : all.values()) {
            if (each.projectId.equals(projectId)) {
                each.stopped = true;
            }
        }
    }
}
