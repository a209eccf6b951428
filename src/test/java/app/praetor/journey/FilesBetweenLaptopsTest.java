package app.praetor.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.praetor.app.SampleProject;
import app.praetor.app.Services;
import app.praetor.app.Workspace;
import app.praetor.kit.KitService.RunInfo;
import app.praetor.sync.client.FileDesk;
import app.praetor.sync.client.FileDesk.Counts;
import app.praetor.sync.client.FileDesk.Moving;
import app.praetor.sync.net.Middle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two laptops and a server: files that one has are on the other with the same bytes, whatever happens on the way. */
@Execution(ExecutionMode.CONCURRENT)
class FilesBetweenLaptopsTest extends FilesOnTheWay {
    @Test
    void theBundleOfARunMadeOfflineOpensOnTheOtherWithTheSameBytes() throws Exception {
        try (Workspace a = open("a");
                Workspace b = open("b")) {
            Services ada = first(a);
            UUID project = new SampleProject(ada).make().projectId();
            RunInfo run = ada.kits().history(project).getFirst();
            signIn(ada, "ada");
            settled(ada);
            Services ben = first(b);
            signIn(ben, "ben");
            settled(ben);

            RunInfo there = ben.kits().history(project).getFirst();
            assertThat(ben.kits().holds(there)).isTrue();
            String path = run.outputs().getFirst().path();
            assertThat(ben.kits().content(project, there.id(), path))
                    .isEqualTo(ada.kits().content(project, run.id(), path));
            ada.kits().saveBundle(project, run.id(), folder.resolve("ada.zip"));
            ben.kits().saveBundle(project, run.id(), folder.resolve("ben.zip"));
            assertThat(folder.resolve("ben.zip")).hasSameBinaryContentAs(folder.resolve("ada.zip"));
        }
    }

    @Test
    void anUploadThatWasCutGoesOnAfterTheProgramWasStartedAgain() throws Exception {
        byte[] bytes = bytes(2 * PIECE + 1000, 1);
        CountDownLatch second = new CountDownLatch(1);
        AtomicInteger pieces = new AtomicInteger();
        way.meddle(request -> {
            if (request.method().equals("PUT") && pieces.incrementAndGet() > 1) {
                second.countDown();
                throw new IOException("cut");
            }
            return counted(request);
        });
        try (Workspace a = open("a")) {
            Services ada = first(a);
            run(a, ada, "big.zip", bytes, true);
            signIn(ada, "ada");
            second.await();
            await().atMost(LONG).until(() -> count("PUT") == 1);
        }
        assertThat(count("PUT")).isOne();
        pass();
        try (Workspace a = open("a");
                Workspace b = open("b")) {
            Services ada = again(a);
            settled(ada);
            assertThat(count("PUT")).as("the first piece was not sent twice").isEqualTo(3);
            Services ben = first(b);
            signIn(ben, "ben");
            settled(ben);
            assertThat(read(b, ben, "big.zip")).isEqualTo(bytes);
        }
    }

    @Test
    void aDownloadThatWasCutGoesOnAfterTheProgramWasStartedAgain() throws Exception {
        byte[] bytes = bytes(2 * PIECE + 1000, 2);
        try (Workspace a = open("a")) {
            Services ada = first(a);
            run(a, ada, "big.zip", bytes, true);
            signIn(ada, "ada");
            settled(ada);
        }
        CountDownLatch second = new CountDownLatch(1);
        way.meddle(request -> {
            if (request.method().equals("GET") && request.path().startsWith("/v1/blobs/") && count("GET") == 1) {
                second.countDown();
                throw new IOException("cut");
            }
            return counted(request);
        });
        try (Workspace b = open("b")) {
            Services ben = first(b);
            signIn(ben, "ben");
            second.await();
            assertThat(ben.sync().files().counts()).isEqualTo(new Counts(0, 1, 0, 0));
            assertThat(ben.sync().files().of("big.zip"))
                    .hasValueSatisfying(m -> assertThat(m.done()).isEqualTo(PIECE));
        }
        pass();
        try (Workspace b = open("b")) {
            Services ben = again(b);
            settled(ben);
            assertThat(passed.stream().filter(p -> p.startsWith("GET")).toList())
                    .as("each piece came once")
                    .containsExactly("GET " + PIECE, "GET " + PIECE, "GET 1000");
            assertThat(read(b, ben, "big.zip")).isEqualTo(bytes);
            assertThat(left(b)).isEmpty();
        }
    }

    @Test
    void bytesThatWereDamagedOnTheWayAreNotKeptAndComeAgain() throws Exception {
        byte[] bytes = bytes(5000, 3);
        AtomicInteger spoilt = new AtomicInteger();
        List<String> problems = new CopyOnWriteArrayList<>();
        try (Workspace a = open("a");
                Workspace b = open("b")) {
            Services ada = first(a);
            run(a, ada, "small.zip", bytes, true);
            signIn(ada, "ada");
            settled(ada);
            way.meddle(request -> {
                Middle.Answer answer = counted(request);
                if (request.method().equals("GET")
                        && request.path().startsWith("/v1/blobs/")
                        && spoilt.getAndIncrement() == 0) {
                    byte[] other = answer.body().clone();
                    other[17] ^= 1;
                    return answer.with(other);
                }
                return answer;
            });
            Services ben = first(b);
            FileDesk files = ben.sync().files();
            files.listen(() -> files.of("small.zip").map(Moving::problem).ifPresent(problems::add));
            signIn(ben, "ben");
            settled(ben);

            assertThat(read(b, ben, "small.zip")).isEqualTo(bytes);
            assertThat(spoilt).hasValue(2);
            assertThat(problems).anyMatch(p -> p.contains("not the file that was sent"));
            assertThat(left(b)).isEmpty();
        }
    }

    @Test
    void bytesThatWereDamagedOnTheWayUpAreSentAgain() throws Exception {
        byte[] bytes = bytes(5000, 4);
        try (Workspace a = open("a")) {
            Services ada = first(a);
            run(a, ada, "small.zip", bytes, true);
            AtomicInteger refusals = new AtomicInteger();
            way.meddle(request -> {
                if (request.method().equals("PUT") && refusals.getAndIncrement() == 0) {
                    return new Middle.Answer(
                            422,
                            Map.of("content-type", "application/problem+json"),
                            "{\"code\":\"hash\",\"detail\":\"wrong\"}".getBytes(UTF_8));
                }
                return counted(request);
            });
            signIn(ada, "ada");
            settled(ada);
            assertThat(refusals).hasValue(2);
            assertThat(count("PUT")).isOne();
        }
    }

    @Test
    void aFileOfNoBytesTravels() throws Exception {
        try (Workspace a = open("a");
                Workspace b = open("b")) {
            Services ada = first(a);
            run(a, ada, "none.zip", new byte[0], true);
            signIn(ada, "ada");
            settled(ada);
            Services ben = first(b);
            signIn(ben, "ben");
            settled(ben);
            assertThat(read(b, ben, "none.zip")).isEmpty();
        }
    }

    @Test
    void aLargeFileComesWhenItIsAskedFor() throws Exception {
        byte[] bytes = bytes(16 * 1024 * 1024 + 1, 5);
        try (Workspace a = open("a");
                Workspace b = open("b")) {
            Services ada = first(a);
            run(a, ada, "large.zip", bytes, true);
            signIn(ada, "ada");
            settled(ada);
            Services ben = first(b);
            signIn(ben, "ben");
            FileDesk files = ben.sync().files();
            await().atMost(LONG).until(() -> files.counts().equals(new Counts(0, 0, 1, 0)));
            files.settle();
            assertThat(count("GET")).isZero();

            files.fetch("large.zip");
            await().atMost(LONG).until(() -> files.counts().equals(Counts.NONE));
            assertThat(read(b, ben, "large.zip")).isEqualTo(bytes);
        }
    }

    @Test
    void aFileThatNobodyHasSentYetIsWaitedForAndSaysSo() throws Exception {
        byte[] bytes = bytes(5000, 6);
        way.meddle(request -> {
            if (request.method().equals("PUT")) {
                throw new IOException("cut");
            }
            return counted(request);
        });
        try (Workspace a = open("a");
                Workspace b = open("b")) {
            Services ada = first(a);
            run(a, ada, "late.zip", bytes, true);
            signIn(ada, "ada");
            await().atMost(LONG).until(() -> ada.sync().files().counts().equals(new Counts(1, 0, 0, 0)));
            Services ben = first(b);
            signIn(ben, "ben");
            FileDesk files = ben.sync().files();
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(files.moving(9))
                            .singleElement()
                            .satisfies(m -> assertThat(m.problem()).contains("does not have the file yet")));

            pass();
            ada.sync().files().again();
            settled(ada);
            files.again();
            settled(ben);
            assertThat(read(b, ben, "late.zip")).isEqualTo(bytes);
        }
    }

    @Test
    void aDamagedFileIsNotSentAndSaysSo() throws Exception {
        try (Workspace a = open("a")) {
            Services ada = first(a);
            run(a, ada, "bad.zip", bytes(5000, 7), true);
            Path file = a.folder().bundles().resolve("bad.zip.sealed");
            byte[] sealed = Files.readAllBytes(file);
            sealed[sealed.length - 9] ^= 1;
            Files.write(file, sealed);
            signIn(ada, "ada");
            await().atMost(LONG).until(() -> ada.sync().files().counts().equals(new Counts(1, 0, 0, 1)));
            assertThat(ada.sync().files().moving(9).getFirst().problem()).contains("damaged");
            assertThat(count("PUT")).isZero();
        }
    }

    @Test
    void aFileThatWasDamagedOrLostHereIsFetchedAgain() throws Exception {
        byte[] bytes = bytes(5000, 8);
        try (Workspace a = open("a")) {
            Services ada = first(a);
            run(a, ada, "mine.zip", bytes, true);
            signIn(ada, "ada");
            settled(ada);
            Path file = a.folder().bundles().resolve("mine.zip.sealed");
            Files.write(file, new byte[200]);
            ada.sync().files().fetch("mine.zip");
            await().atMost(LONG).until(() -> ada.sync().files().counts().equals(Counts.NONE));
            assertThat(read(a, ada, "mine.zip")).isEqualTo(bytes);
            Files.delete(file);
        }
        try (Workspace a = open("a")) {
            Services ada = again(a);
            await().atMost(LONG).until(() -> Files.exists(a.folder().bundles().resolve("mine.zip.sealed")));
            assertThat(read(a, ada, "mine.zip")).isEqualTo(bytes);
        }
    }

    @Test
    void aBundleOlderThanHashesGetsOneAndTravels() throws Exception {
        byte[] bytes = bytes(5000, 9);
        try (Workspace a = open("a");
                Workspace b = open("b")) {
            Services ada = first(a);
            run(a, ada, "old.zip", bytes, false);
            signIn(ada, "ada");
            await().atMost(LONG).until(() -> count("PUT") == 1);
            settled(ada);
            Services ben = first(b);
            signIn(ben, "ben");
            settled(ben);
            assertThat(read(b, ben, "old.zip")).isEqualTo(bytes);
        }
    }

    @Test
    void anotherOrganizationGetsNothingEvenWhenItNamesTheSameHash() throws Exception {
        byte[] bytes = bytes(5000, 10);
        try (Workspace a = open("a");
                Workspace z = open("z")) {
            Services ada = first(a);
            run(a, ada, "ours.zip", bytes, true);
            signIn(ada, "ada");
            settled(ada);
            join("south", "zoe");
            Services zoe = first(z);
            named(zoe, "ours.zip", bytes.length, sha256(bytes));
            signIn(zoe, "zoe");
            FileDesk files = zoe.sync().files();
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(files.moving(9))
                            .singleElement()
                            .satisfies(m -> assertThat(m.problem()).contains("does not have the file")));
            assertThat(bundles(z, zoe).holds("ours.zip")).isFalse();
        }
    }
}
