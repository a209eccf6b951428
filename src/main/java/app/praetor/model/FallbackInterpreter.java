package app.praetor.model;

import app.praetor.discovery.reading.Asked;
import app.praetor.discovery.reading.Hearing;
import app.praetor.discovery.reading.Interpretation;
import app.praetor.discovery.reading.Interpreter;
import app.praetor.model.budget.Budgets;
import app.praetor.model.provider.ModelCall;
import app.praetor.model.provider.ModelException;
import app.praetor.model.provider.ModelException.Reason;
import app.praetor.model.provider.Provider;
import app.praetor.model.provider.Usage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The provider first; the offline engine, in the same turn, when there is no provider, no budget, no connection, half an
 * answer or none that can be used. A provider that does not answer is left alone for a while, so that a client does not
 * wait for it again at every sentence. It never throws for a provider's sake.
 */
public final class FallbackInterpreter implements Interpreter {
    /** How long a provider is left alone that did not answer. */
    static final Duration REST = Duration.ofMinutes(2);

    private static final Logger LOG = LoggerFactory.getLogger(FallbackInterpreter.class);
    private static final Set<Reason> TIRING = Set.of(Reason.UNREACHABLE, Reason.SLOW, Reason.TROUBLE, Reason.BUSY);
    private static final String OFFLINE = " This answer was read offline.";

    private record Rest(Provider provider, Instant until) {}

    private final Supplier<@Nullable Provider> chosen;
    private final Budgets budgets;
    private final Clock clock;
    private final java.net.http.HttpClient http = ModelCall.client();
    private final FindingsSchema schema = new FindingsSchema();
    private final Map<UUID, ModelReader> underWay = new ConcurrentHashMap<>();
    private volatile @Nullable Rest rest;

    /**
     * @param chosen the provider that is switched on now; null for none
     */
    public FallbackInterpreter(Supplier<@Nullable Provider> chosen, Budgets budgets, Clock clock) {
        this.chosen = chosen;
        this.budgets = budgets;
        this.clock = clock;
    }

    @Override
    public boolean takesTime() {
        try {
            Provider provider = chosen.get();
            return provider != null && !resting(provider);
        } catch (RuntimeException e) {
            LOG.warn(
                    "The settings of the model cannot be read: {}", e.getClass().getName());
            return false;
        }
    }

    @Override
    public Interpretation meanwhile() {
        try {
            Provider provider = chosen.get();
            return provider != null && resting(provider)
                    ? Interpretation.offline(
                            "The model did not answer a moment ago and is left alone for a while." + OFFLINE)
                    : Interpretation.OFFLINE;
        } catch (RuntimeException e) {
            return Interpretation.offline("The settings of the model cannot be read." + OFFLINE);
        }
    }

    @Override
    public Interpretation interpret(Asked asked, Hearing hearing) {
        try {
            Provider provider = chosen.get();
            if (provider == null || asked.open().isEmpty() || resting(provider)) {
                return meanwhile();
            }
            return ask(provider, asked, hearing);
        } catch (RuntimeException e) {
            // A fault of ours must not cost the client's sentence either. Its words may hold anything.
            LOG.warn("The model was not asked: {}", e.getClass().getName());
            return Interpretation.offline("The model could not be asked." + OFFLINE);
        }
    }

    /** Forgets that a provider did not answer: somebody who switches it on wants it asked. */
    public void wake() {
        rest = null;
    }

    @Override
    public void stop(UUID projectId) {
        ModelReader reader = underWay.get(projectId);
        if (reader != null) {
            reader.stop();
        }
    }

    private boolean resting(Provider provider) {
        Rest now = rest;
        return now != null && now.provider().equals(provider) && clock.instant().isBefore(now.until());
    }

    private Interpretation ask(Provider provider, Asked asked, Hearing hearing) {
        int input = Prompt.tokens(asked);
        ModelReader reader = new ModelReader(provider, schema, http, input);
        underWay.put(asked.projectId(), reader);
        try {
            // A stop that came before there was anything to stop.
            return hearing.stopped()
                    ? Interpretation.offline(new ModelException(Reason.CANCELLED).getMessage() + OFFLINE)
                    : booked(provider, reader, asked, input, hearing);
        } finally {
            underWay.remove(asked.projectId(), reader);
        }
    }

    private Interpretation booked(Provider provider, ModelReader reader, Asked asked, int input, Hearing hearing) {
        Budgets.Booking booking = budgets.book(asked.projectId(), provider, input);
        UUID id = booking.id();
        if (id == null) {
            return Interpretation.offline(booking.grant().notice() + OFFLINE);
        }
        Reason failure = Reason.RUBBISH;
        try {
            ModelReader.Reading reading =
                    reader.read(asked, booking.before(), booking.grant().maxOutput(), hearing::piece);
            failure = null;
            Usage usage = reader.usage();
            String notice = booking.grant().notice();
            String spent = notice.isEmpty() ? booking.before().passed(usage, provider.cost(usage)) : notice;
            return new Interpretation(reading.claims(), reading.reply(), (unsupported(reading) + " " + spent).strip());
        } catch (ModelException e) {
            failure = e.reason();
            LOG.info("The model gave nothing: {}", failure);
            if (TIRING.contains(failure)) {
                rest = new Rest(provider, clock.instant().plus(REST));
            }
            return Interpretation.offline(e.getMessage() + OFFLINE);
        } finally {
            budgets.settle(id, provider, reader.usage(), failure);
        }
    }

    /** What is said of claims that the message does not support; empty when there were none. */
    private static String unsupported(ModelReader.Reading reading) {
        if (reading.dropped() == 0) {
            return "";
        }
        return reading.claims().isEmpty()
                ? "What the model claimed does not stand in the message." + OFFLINE
                : "What the message does not say was left out of the model's findings.";
    }
}
