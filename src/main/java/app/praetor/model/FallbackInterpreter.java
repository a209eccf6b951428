package app.praetor.model;

import app.praetor.discovery.reading.Asked;
import app.praetor.discovery.reading.Interpretation;
import app.praetor.discovery.reading.Interpreter;
import app.praetor.model.ModelException.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
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
    private final java.net.http.HttpClient http = Transport.client();
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
    public Interpretation interpret(Asked asked, Consumer<String> reply) {
        try {
            Provider provider = chosen.get();
            if (provider == null || asked.open().isEmpty() || resting(provider)) {
                return Interpretation.OFFLINE;
            }
            return ask(provider, asked, reply);
        } catch (RuntimeException e) {
            // A fault of ours must not cost the client's sentence either. Its words may hold anything.
            LOG.warn("The model was not asked: {}", e.getClass().getName());
            return Interpretation.offline("The model could not be asked." + OFFLINE);
        }
    }

    /** Stops the call of a project, if one is under way; its turn is answered offline. From any thread. */
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

    private Interpretation ask(Provider provider, Asked asked, Consumer<String> reply) {
        int input = Prompt.tokens(asked);
        Budgets.Booking booking = budgets.book(asked.projectId(), provider, input);
        UUID id = booking.id();
        if (id == null) {
            return Interpretation.offline(booking.grant().notice() + OFFLINE);
        }
        ModelReader reader = new ModelReader(provider, schema, http, input);
        underWay.put(asked.projectId(), reader);
        Reason failure = Reason.RUBBISH;
        try {
            ModelReader.Reading reading =
                    reader.read(asked, booking.before(), booking.grant().maxOutput(), reply);
            failure = null;
            Usage usage = reader.usage();
            String notice = booking.grant().notice();
            return new Interpretation(
                    reading.claims(),
                    reading.reply(),
                    notice.isEmpty() ? booking.before().passed(usage, provider.cost(usage)) : notice);
        } catch (ModelException e) {
            failure = e.reason();
            LOG.info("The model gave nothing: {}", failure);
            if (TIRING.contains(failure)) {
                rest = new Rest(provider, clock.instant().plus(REST));
            }
            return Interpretation.offline(e.getMessage() + OFFLINE);
        } finally {
            underWay.remove(asked.projectId(), reader);
            budgets.settle(id, provider, reader.usage(), failure);
        }
    }
}
