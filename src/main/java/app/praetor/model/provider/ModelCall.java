package app.praetor.model.provider;

import app.praetor.model.provider.ModelException.Reason;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One streamed call. {@link #run} waits on the caller's thread and ends in exactly one way: with the whole text, or with
 * a {@link ModelException}; what the provider sends after that reaches nobody.
 */
public final class ModelCall {
    /** The whole answer; {@code usage} is null when the provider did not tell. */
    public record Completion(String text, @Nullable Usage usage) {}

    private sealed interface Event {
        record Piece(String text) implements Event {}

        record Done(ChatResponse response) implements Event {}

        record Failed(Throwable failure) implements Event {}

        record Stopped(Reason reason) implements Event {}
    }

    private final Provider provider;
    private final Transport transport;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final StringBuilder received = new StringBuilder();

    public ModelCall(Provider provider, java.net.http.HttpClient http) {
        this.provider = provider;
        this.transport = new Transport(http, provider.limit(), () -> events.add(new Event.Stopped(Reason.CUT)));
    }

    /** A client for calls: connections are kept, redirects are not followed. */
    public static java.net.http.HttpClient client() {
        return java.net.http.HttpClient.newBuilder()
                .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(10))
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** Ends the call from any thread, at once. */
    public void stop(Reason reason) {
        events.add(new Event.Stopped(reason));
    }

    /** What has come so far; for the one thread that runs the call. */
    public String received() {
        return received.toString();
    }

    /**
     * @param pieces hears each piece of the answer as it comes, on this thread
     * @throws ModelException when there is no whole answer; the connection is closed then
     */
    public Completion run(ChatRequest request, int maxOutput, Consumer<String> pieces) {
        long end = System.nanoTime() + provider.limit().toNanos();
        try {
            Models.of(provider, transport, maxOutput).chat(request, handler());
            while (true) {
                switch (next(end)) {
                    case Event.Piece piece -> {
                        received.append(piece.text());
                        pieces.accept(piece.text());
                    }
                    case Event.Done done -> {
                        return completion(done.response());
                    }
                    case Event.Failed failed -> throw new ModelException(reason(failed.failure()));
                    case Event.Stopped stopped -> throw new ModelException(stopped.reason());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelException(Reason.CANCELLED);
        } catch (ModelException e) {
            throw e;
        } catch (RuntimeException e) {
            // Whatever the library could not make of the settings or of the answer; its words may repeat either.
            throw new ModelException(reason(e));
        } finally {
            transport.abort();
        }
    }

    private Event next(long end) throws InterruptedException {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        Duration wait = left.compareTo(provider.patience()) < 0 ? left : provider.patience();
        Event event = events.poll(Math.max(0, wait.toMillis()), TimeUnit.MILLISECONDS);
        return event == null ? new Event.Stopped(Reason.SLOW) : event;
    }

    private Completion completion(ChatResponse response) {
        // Without a proper end the connection was closed in the middle, however politely.
        FinishReason finish = response.finishReason();
        if (finish == null) {
            throw new ModelException(Reason.CUT);
        }
        String text = response.aiMessage() == null ? null : response.aiMessage().text();
        if (finish != FinishReason.STOP || text == null) {
            throw new ModelException(Reason.RUBBISH);
        }
        return new Completion(text, usage(response.tokenUsage()));
    }

    private static @Nullable Usage usage(@Nullable TokenUsage told) {
        if (told == null || told.inputTokenCount() == null || told.outputTokenCount() == null) {
            return null;
        }
        int input = told.inputTokenCount();
        int output = told.outputTokenCount();
        return input <= 0 || output < 0 ? null : new Usage(input, output);
    }

    private Reason reason(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            Reason known = switch (t) {
                case ModelException e -> e.reason();
                case HttpException e -> ModelException.ofStatus(e.statusCode()).reason();
                case AuthenticationException e -> Reason.KEY;
                case ModelNotFoundException e -> Reason.UNKNOWN;
                case RateLimitException e -> Reason.BUSY;
                case InternalServerException e -> Reason.TROUBLE;
                case HttpConnectTimeoutException e -> Reason.UNREACHABLE;
                case HttpTimeoutException e -> Reason.SLOW;
                case TimeoutException e -> Reason.SLOW;
                case ConnectException e -> Reason.UNREACHABLE;
                case UnresolvedAddressException e -> Reason.UNREACHABLE;
                case java.io.IOException e -> received.isEmpty() ? Reason.UNREACHABLE : Reason.CUT;
                default -> null;
            };
            if (known != null) {
                return known;
            }
        }
        return Reason.RUBBISH;
    }

    private StreamingChatResponseHandler handler() {
        return new StreamingChatResponseHandler() {
            @Override
            public void onPartialResponse(String piece) {
                events.add(new Event.Piece(piece));
            }

            @Override
            public void onCompleteResponse(ChatResponse response) {
                events.add(new Event.Done(response));
            }

            @Override
            public void onError(Throwable failure) {
                events.add(new Event.Failed(failure));
            }
        };
    }
}
