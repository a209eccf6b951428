package app.praetor.discovery.reading;

import app.praetor.discovery.Obligation;
import java.util.List;
import java.util.UUID;

/**
 * A message to be read.
 *
 * @param projectId whose conversation it is
 * @param message what the client wrote; text, whatever it asks for
 * @param question what the agent had asked
 * @param open the fields that are still to be found out
 */
public record Asked(UUID projectId, String message, String question, List<Obligation> open) {
    public Asked {
        open = List.copyOf(open);
    }
}
