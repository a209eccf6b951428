package app.praetor.ui.objective;

import app.praetor.discovery.version.ObjectiveShelf.Version;
import app.praetor.ui.Messages;
import app.praetor.ui.common.When;
import java.time.Clock;
import java.time.OffsetDateTime;

/** How people call an edition. */
final class EditionWords {
    private final Messages messages;
    private final Clock clock;
    private final When when;

    EditionWords(Messages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
        this.when = new When(messages, messages.bundle().getLocale());
    }

    String title(Edition edition) {
        Version version = edition.version();
        return version == null
                ? messages.get(edition.kind() == Edition.Kind.DRAFT ? "objective.draft" : "objective.shipped")
                : messages.get("objective.version", version.number());
    }

    /** Who wrote it and when. */
    String detail(Edition edition) {
        Version version = edition.version();
        if (version == null) {
            return messages.get(
                    edition.kind() == Edition.Kind.DRAFT ? "objective.draft.detail" : "objective.shipped.detail");
        }
        String ago = when.ago(version.at(), OffsetDateTime.now(clock), clock.getZone());
        String author = version.author();
        return author == null ? ago : messages.get("objective.by", author, ago);
    }
}
