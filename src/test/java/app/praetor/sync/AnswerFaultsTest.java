package app.praetor.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.praetor.project.Project;
import app.praetor.store.Json;
import app.praetor.store.TestWorkspace;
import app.praetor.sync.client.Transport;
import app.praetor.sync.client.TransportException;
import app.praetor.sync.client.TransportException.Kind;
import app.praetor.sync.net.Middle;
import app.praetor.sync.net.Middle.Answer;
import app.praetor.sync.net.Middle.Forward;
import app.praetor.sync.net.Session;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers that come shortened, spoilt, twice, late, or from somebody else: a device takes only what is whole and its own. */
@Timeout(120)
class AnswerFaultsTest {
    @TempDir
    static Path folder;

    private static Agency agency;
    private static TestWorkspace laptop;
    private static TestWorkspace another;
    private static Middle middle;
    private static Device device;
    private static Device other;
    private static UUID tenant;

    @BeforeAll
    static void serve() throws IOException {
        agency = new Agency();
        laptop = TestWorkspace.open(folder.resolve("laptop"));
        another = TestWorkspace.open(folder.resolve("another"));
        middle = new Middle(agency.url());
        String email = agency.organization();
        Session session = agency.signIn(email);
        tenant = session.tenant().id();
        device = Device.in(laptop, middle.url(), session);
        other = Device.in(another, agency.url(), agency.signIn(email));
        device.sync();
        other.sync();
    }

    @AfterAll
    static void stop() {
        middle.close();
        laptop.close();
        another.close();
        agency.close();
    }

    @AfterEach
    void heal() {
        middle.heal();
    }

    private Kind pullFails() {
        String position = device.position();
        List<String> names = device.names();
        TransportException failure = catchThrowableOfType(TransportException.class, device::pull);
        assertThat(failure).as("a failure").isNotNull();
        assertThat(device.position()).as("stays where it was").isEqualTo(position);
        assertThat(device.names()).isEqualTo(names);
        return failure.kind();
    }

    private void catchesUp() {
        middle.heal();
        device.sync();
        assertThat(device.names()).isEqualTo(other.names());
    }

    private void otherHas(String... names) {
        for (String name : names) {
            other.create(name);
        }
        other.sync();
    }

    private static String text(Answer answer) throws IOException {
        if (!"gzip".equals(answer.headers().get("content-encoding"))) {
            return new String(answer.body(), StandardCharsets.UTF_8);
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Answer plain(Answer answer, String text) {
        Map<String, String> headers = new TreeMap<>(answer.headers());
        headers.remove("content-encoding");
        return new Answer(answer.status(), headers, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void fault05AnswerCutShortBehindA200IsAskedForAgain() {
        otherHas("Shop");
        middle.meddle(request -> {
            Answer answer = request.pass();
            String text = text(answer);
            return plain(answer, text.substring(0, text.length() / 2));
        });

        assertThat(pullFails()).isEqualTo(Kind.UNREACHABLE);
        catchesUp();
    }

    @Test
    void fault05AnswerThatLacksRowsButIsJsonIsAskedForAgain() {
        otherHas("Tailor", "Baker");
        middle.meddle(request -> {
            Answer answer = request.pass();
            ObjectNode page = (ObjectNode) Json.parse(text(answer));
            ((ArrayNode) page.path("entries")).remove(0);
            return plain(answer, page.toString());
        });

        assertThat(pullFails()).isEqualTo(Kind.UNREACHABLE);
        catchesUp();
    }

    @Test
    void fault06SpoiltGzipIsAskedForAgain() {
        otherHas("Words " + "with many words ".repeat(10));
        for (double where : new double[] {0.1, 0.3, 0.6, 0.8}) {
            middle.meddle(request -> {
                Answer answer = request.pass();
                assertThat(answer.headers()).containsEntry("content-encoding", "gzip");
                byte[] body = answer.body().clone();
                body[(int) (body.length * where)] ^= 0x10;
                return answer.with(body);
            });

            assertThat(pullFails()).isEqualTo(Kind.UNREACHABLE);
        }
        catchesUp();
    }

    @Test
    void fault06SpoiltBatchIsNotTakenByTheServer() {
        device.create("Greengrocer");
        long before = agency.head(tenant);
        Transport real = device.transport();
        // Not the byte before the trailer: it may end with bits that mean nothing.
        for (int fromTheEnd : new int[] {1, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37}) {
            device.through(new Spoilt(real, fromTheEnd));

            assertThatThrownBy(device::push).isInstanceOf(TransportException.class);

            assertThat(agency.head(tenant)).isEqualTo(before);
            assertThat(device.queued()).isPositive();
        }
        device.through(real);
        device.sync();
        assertThat(agency.projects(tenant)).contains("Greengrocer");
    }

    @Test
    void fault07EveryRequestDeliveredTwiceDoesNothingTwice() {
        long before = agency.head(tenant);
        middle.meddle(request -> {
            Answer first = request.pass();
            Answer second = request.pass();
            if (request.method().equals("POST")) {
                assertThat(text(second)).as("the same answer").isEqualTo(text(first));
            }
            return second;
        });

        device.create("Twice");
        device.sync();

        assertThat(agency.projects(tenant)).containsOnlyOnce("Twice");
        assertThat(agency.head(tenant)).isEqualTo(before + 1);
        assertThat(device.queued()).isZero();
        otherHas("Brought twice");
        device.sync();
        assertThat(device.names()).containsOnlyOnce("Brought twice");
    }

    @Test
    void fault08AnswerToAnEarlierBatchIsNotTakenForThisOne() {
        AtomicReference<Answer> earlier = new AtomicReference<>();
        middle.meddle(request -> {
            Answer answer = request.pass();
            earlier.set(answer);
            return answer;
        });
        device.create("Earlier");
        device.push();
        device.create("Later");
        middle.meddle(request -> {
            request.pass();
            return earlier.get();
        });

        TransportException failure = catchThrowableOfType(TransportException.class, device::push);

        assertThat(failure).isNotNull();
        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(device.queued()).as("still waits for its own answer").isPositive();
        middle.heal();
        device.sync();
        assertThat(agency.projects(tenant)).containsOnlyOnce("Earlier", "Later");
        assertThat(device.queued()).isZero();
    }

    @Test
    void fault08OlderPageThatComesLateDoesNotTakeTheDeviceBack() throws Exception {
        Project shop = other.create("First");
        other.sync();
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        middle.meddle(request -> {
            Answer answer = request.pass();
            held.countDown();
            release.await();
            return answer;
        });
        CompletableFuture<Boolean> late = CompletableFuture.supplyAsync(device::pull);
        held.await();
        other.rename(shop.id(), "Second");
        other.sync();
        middle.heal();
        while (device.pull()) {}
        String position = device.position();
        assertThat(device.names()).contains("Second").doesNotContain("First");

        release.countDown();
        late.join();

        assertThat(device.names()).contains("Second").doesNotContain("First");
        assertThat(device.position()).isEqualTo(position);
    }

    @Test
    void fault10CaptivePortalIsNotTakenForTheServer() {
        otherHas("Theirs");
        device.create("Ours");
        long before = agency.head(tenant);
        middle.meddle(AnswerFaultsTest::portal);

        TransportException failure = catchThrowableOfType(TransportException.class, device::push);

        assertThat(failure).isNotNull();
        assertThat(failure.kind()).isEqualTo(Kind.NOT_OURS);
        assertThat(agency.head(tenant)).isEqualTo(before);
        assertThat(device.queued()).isPositive();
        middle.heal();
        device.sync();
        assertThat(device.names()).contains("Ours", "Theirs");
        assertThat(agency.projects(tenant)).contains("Ours", "Theirs");
    }

    private static Answer portal(Forward request) {
        byte[] page = ("<html>Welcome to the hotel; you asked for " + request.path() + "</html>")
                .getBytes(StandardCharsets.UTF_8);
        return new Answer(200, Map.of("content-type", "text/html"), page);
    }
}
