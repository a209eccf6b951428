package app.praetor.sync.wire;

import java.util.List;
import java.util.UUID;

/**
 * A batch of whole local transactions, the body of {@code POST /v1/sync/push}. The same bytes are sent again until they
 * are answered.
 *
 * @param device who sends
 * @param seq one more than the batch before it
 * @param batch a random id, by which another batch under the same number is noticed
 * @param schema the version of the sender's schema
 * @param position the sender's place in the feed
 * @param changes one a row
 */
public record Push(UUID device, long seq, UUID batch, String schema, String position, List<RowChange> changes) {}
