package app.praetor.ui.discovery;

import app.praetor.discovery.session.DiscoveryView;
import app.praetor.discovery.session.Message;
import org.jspecify.annotations.Nullable;

/** One entry of the conversation list, from top to bottom. */
sealed interface ChatLine {
    /** What tells two lines apart while the list is patched. */
    Object key();

    /**
     * @param answerable whether its choices may be taken now: the last agent message of an open conversation
     * @param mark the words of it that a value came from; null when none are marked
     */
    record Said(
            Message message, boolean answerable, @Nullable String mark) implements ChatLine {
        @Override
        public Object key() {
            return message.id();
        }
    }

    /** A message of the client that is on its way. */
    record Sending(String text) implements ChatLine {
        @Override
        public Object key() {
            return Sending.class;
        }
    }

    /**
     * A model is reading the message.
     *
     * @param words what it has said of its reply so far, may be empty
     */
    record Reading(String words) implements ChatLine {
        @Override
        public Object key() {
            return Reading.class;
        }
    }

    /** A contradiction to settle. */
    record Contradiction(DiscoveryView.Conflict conflict) implements ChatLine {
        @Override
        public Object key() {
            return Contradiction.class;
        }
    }

    /** The conversation has ended. */
    record Closing(int known, int total) implements ChatLine {
        @Override
        public Object key() {
            return Closing.class;
        }
    }
}
