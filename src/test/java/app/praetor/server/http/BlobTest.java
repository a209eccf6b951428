package app.praetor.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.server.http.TestServer.Answer;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BlobTest {
    private static final int CHUNK = 4 << 20;

    private TestServer server;
    private UUID tenant;
    private String token;
    private byte[] file;
    private String path;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer();
        tenant = server.tenant("studio");
        server.person(tenant, "ada@example.com", "owner");
        token = server.signIn("ada@example.com").text("accessToken");
        file = new byte[CHUNK + 1000];
        new Random(7).nextBytes(file);
        path = "/v1/blobs/"
                + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Answer put(String where, int from, int to) {
        return put(token, where, from, to);
    }

    private Answer put(String who, String where, int from, int to) {
        return server.send(
                "PUT",
                where,
                who,
                Arrays.copyOfRange(file, from, to),
                "Content-Range",
                "bytes " + from + "-" + (to - 1) + "/" + file.length);
    }

    private static String stored(Answer answer) {
        return answer.raw().headers().firstValue("X-Stored-Bytes").orElse("");
    }

    @Test
    void aFileGoesUpInPiecesAndOnFromWhereItStopped() {
        assertThat(server.get(path, token).status()).isEqualTo(404);
        assertThat(put(path, 0, CHUNK).status()).isEqualTo(202);

        Answer there = server.send("HEAD", path, token, new byte[0]);
        assertThat(there.status()).isEqualTo(202);
        assertThat(stored(there)).isEqualTo(Integer.toString(CHUNK));
        Answer last = put(path, CHUNK, file.length);

        assertThat(last.status()).isEqualTo(201);
        assertThat(server.get(path, token).raw().body()).isEqualTo(file);
        Answer part =
                server.send("GET", path, token, new byte[0], "Range", "bytes=" + (CHUNK - 10) + "-" + (CHUNK + 9));
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.raw().body()).isEqualTo(Arrays.copyOfRange(file, CHUNK - 10, CHUNK + 10));
    }

    @Test
    void aPieceThatComesTwiceIsTakenOnce() {
        put(path, 0, CHUNK);
        put(path, 0, CHUNK);
        put(path, CHUNK, file.length);

        assertThat(put(path, CHUNK, file.length).status()).isEqualTo(201);
        assertThat(server.get(path, token).raw().body()).isEqualTo(file);
    }

    @Test
    void aFileOfNoBytesIsAFile() throws Exception {
        byte[] none = new byte[0];
        String empty = "/v1/blobs/"
                + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(none));

        Answer put = server.send("PUT", empty, token, none, "Content-Range", "bytes */0");

        assertThat(put.status()).isEqualTo(201);
        assertThat(stored(put)).isEqualTo("0");
        assertThat(server.send("PUT", empty, token, none, "Content-Range", "bytes */0")
                        .status())
                .isEqualTo(201);
        assertThat(server.send("HEAD", empty, token, none).status()).isEqualTo(200);
        Answer got = server.get(empty, token);
        assertThat(got.status()).isEqualTo(200);
        assertThat(got.raw().body()).isEmpty();
    }

    @Test
    void noBytesUnderAnotherHashAreNotKept() {
        Answer put = server.send("PUT", path, token, new byte[0], "Content-Range", "bytes */0");

        assertThat(put.status()).isEqualTo(422);
        assertThat(server.send("HEAD", path, token, new byte[0]).status()).isEqualTo(404);
        assertThat(server.send("PUT", path, token, new byte[1], "Content-Range", "bytes */0")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aPieceWithAGapBeforeItIsRefused() {
        assertThat(put(path, CHUNK, file.length).status()).isEqualTo(416);
    }

    @Test
    void bytesWithAnotherHashAreNotKept() {
        String wrong = "/v1/blobs/" + "0".repeat(64);
        put(wrong, 0, CHUNK);

        Answer last = put(wrong, CHUNK, file.length);

        assertThat(last.text("code")).isEqualTo("hash");
        assertThat(server.send("HEAD", wrong, token, new byte[0]).status()).isEqualTo(404);
    }

    @Test
    void anotherTenantAndACustomerDoNotSeeIt() {
        put(path, 0, CHUNK);
        put(path, CHUNK, file.length);
        UUID other = server.tenant("agency");
        server.person(other, "bob@example.com", "owner");
        server.person(tenant, "cem@example.com", "customer");

        assertThat(server.get(path, server.signIn("bob@example.com").text("accessToken"))
                        .status())
                .isEqualTo(404);
        assertThat(server.get(path, server.signIn("cem@example.com").text("accessToken"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theSameBytesOfTwoProjectsAreTwoFiles() throws SQLException {
        server.person(tenant, "cem@example.com", "customer");
        Answer signIn = server.signIn("cem@example.com");
        String customer = signIn.text("accessToken");
        Estate estate = new Estate(server);
        String self = signIn.body().at("/user/id").asString();
        estate.seed(tenant, "theirs", Map.of("agency_projects", Map.of("customer_user_id", self)));
        UUID theirs = Estate.id("theirs", "projects");
        UUID another = UUID.fromString("00000000-0000-4000-8000-000000000001");
        put(path + "?project=" + another, 0, CHUNK);
        put(path + "?project=" + another, CHUNK, file.length);
        assertThat(server.get(path, customer).status()).isEqualTo(404);

        String own = path + "?project=" + theirs;
        assertThat(server.send("HEAD", own, customer, new byte[0]).status()).isEqualTo(404);
        assertThat(put(customer, own, 0, CHUNK).status()).isEqualTo(202);
        assertThat(put(customer, own, CHUNK, file.length).status()).isEqualTo(201);

        assertThat(server.get(path, customer).status()).isEqualTo(200);
        assertThat(server.get(path + "?project=" + another, customer).status()).isEqualTo(404);
        assertThat(put(customer, path + "?project=" + another, 0, CHUNK).status())
                .isEqualTo(403);
    }

    @Test
    void aFileThatBeganWithAWrongSizeBeginsAnew() {
        server.send(
                "PUT",
                path,
                token,
                Arrays.copyOf(file, CHUNK),
                "Content-Range",
                "bytes 0-" + (CHUNK - 1) + "/99999999");

        assertThat(put(path, CHUNK, file.length).status()).isEqualTo(416);
        assertThat(put(path, 0, CHUNK).status()).isEqualTo(202);
        assertThat(put(path, CHUNK, file.length).status()).isEqualTo(201);
    }
}
