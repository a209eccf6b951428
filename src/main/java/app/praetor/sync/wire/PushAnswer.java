package app.praetor.sync.wire;

import java.util.List;

/**
 * The answer to a batch; the same one for the same batch, however often it is sent.
 *
 * @param seq the batch's number
 * @param version the version of the feed under which its changes stand; 0 when it changed nothing
 * @param now the server's clock, milliseconds since 1970
 * @param outcomes what was not simply applied, by index
 */
public record PushAnswer(long seq, long version, long now, List<Outcome> outcomes) {}
