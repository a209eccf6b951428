package app.praetor.search;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;

/** Turns a sentence into a direction: sentences that mean alike point alike. One sentence at a time, on one core. */
final class SentenceModel implements AutoCloseable {
    private static final String MODEL = "/all-minilm-l6-v2-q.onnx";
    private static final String WORDS = "/all-minilm-l6-v2-q-tokenizer.json";

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final WordPiece pieces;

    private SentenceModel(OrtEnvironment environment, OrtSession session, WordPiece pieces) {
        this.environment = environment;
        this.session = session;
        this.pieces = pieces;
    }

    /**
     * Loads the model; takes a second.
     *
     * @throws IOException when it cannot be loaded on this machine
     */
    static SentenceModel load() throws IOException {
        try (InputStream model = open(MODEL);
                InputStream words = open(WORDS);
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            OrtEnvironment environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return new SentenceModel(
                    environment, environment.createSession(model.readAllBytes(), options), WordPiece.read(words));
        } catch (OrtException | LinkageError e) {
            throw new IOException("The model for search by meaning cannot be loaded", e);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream in = SentenceModel.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException("Not on the class path: " + name);
        }
        return in;
    }

    /**
     * The direction of a text, of length 1.
     *
     * @throws IOException when the model fails
     */
    synchronized float[] direction(String text) throws IOException {
        long[] ids = pieces.ids(text);
        long[] ones = new long[ids.length];
        Arrays.fill(ones, 1);
        try (OnnxTensor words = OnnxTensor.createTensor(environment, new long[][] {ids});
                OnnxTensor mask = OnnxTensor.createTensor(environment, new long[][] {ones});
                OnnxTensor types = OnnxTensor.createTensor(environment, new long[][] {new long[ids.length]});
                OrtSession.Result result =
                        session.run(Map.of("input_ids", words, "attention_mask", mask, "token_type_ids", types))) {
            return direction(((float[][][]) result.get(0).getValue())[0]);
        } catch (OrtException e) {
            throw new IOException("The model failed", e);
        }
    }

    /** The middle of what the model says of each piece. */
    private static float[] direction(float[][] pieces) {
        float[] sum = new float[pieces[0].length];
        for (float[] piece : pieces) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += piece[i];
            }
        }
        double length = 0;
        for (float each : sum) {
            length += (double) each * each;
        }
        float scale = length == 0 ? 0 : (float) (1 / Math.sqrt(length));
        for (int i = 0; i < sum.length; i++) {
            sum[i] *= scale;
        }
        return sum;
    }

    @Override
    public synchronized void close() throws IOException {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IOException("The model did not close", e);
        }
    }
}
