package app.praetor.search;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Finds passages by their words, in memory: every word must be there, in any form; the beginning of the last one is enough. A
 * word of a title counts three times.
 */
final class FullText implements AutoCloseable {
    private static final float TITLE = 3;
    private static final int MOST_WORDS = 20;

    private final Analyzer stems = new EnglishAnalyzer();
    private final Analyzer plain = new StandardAnalyzer();
    private final IndexWriter writer;
    private final Map<Integer, Passage> passages = new HashMap<>();
    private DirectoryReader reader;
    private int next;

    FullText() throws IOException {
        IndexWriterConfig config = new IndexWriterConfig(stems);
        config.setCommitOnClose(false);
        writer = new IndexWriter(new ByteBuffersDirectory(), config);
        reader = DirectoryReader.open(writer);
    }

    /** Puts passages in place of those of the same group. */
    void put(String group, Collection<Passage> now) throws IOException {
        writer.deleteDocuments(new Term("group", group));
        passages.values().removeIf(each -> group(each).equals(group));
        for (Passage passage : now) {
            Document document = new Document();
            document.add(new StringField("group", group, Field.Store.NO));
            document.add(new StoredField("n", next));
            document.add(new TextField("title", passage.title(), Field.Store.NO));
            document.add(new TextField("text", passage.text(), Field.Store.NO));
            for (String word : words(plain, passage.whole())) {
                document.add(new StringField("word", word, Field.Store.NO));
            }
            writer.addDocument(document);
            passages.put(next++, passage);
        }
        DirectoryReader newer = DirectoryReader.openIfChanged(reader, writer);
        if (newer != null) {
            reader.close();
            reader = newer;
        }
    }

    /** The group that a passage belongs to: its project, or what belongs to none. */
    static String group(Passage passage) {
        return passage.project() == null ? "" : passage.project().toString();
    }

    Collection<Passage> all() {
        return passages.values();
    }

    /** The best first. */
    List<Passage> find(String query, int limit) throws IOException {
        List<String> typed = words(plain, query);
        if (typed.isEmpty()) {
            return List.of();
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (int i = 0; i < Math.min(typed.size(), MOST_WORDS); i++) {
            List<Query> ways = new ArrayList<>();
            for (String stem : words(stems, typed.get(i))) {
                ways.add(new BoostQuery(new TermQuery(new Term("title", stem)), TITLE));
                ways.add(new TermQuery(new Term("text", stem)));
            }
            if (i == typed.size() - 1) {
                ways.add(new PrefixQuery(new Term("word", typed.get(i))));
            }
            // Words that every text has are no part of the index.
            if (!ways.isEmpty()) {
                all.add(new DisjunctionMaxQuery(ways, 0), Occur.MUST);
            }
        }
        IndexSearcher searcher = new IndexSearcher(reader);
        List<Passage> found = new ArrayList<>();
        for (ScoreDoc each : searcher.search(all.build(), limit).scoreDocs) {
            int n = searcher.storedFields()
                    .document(each.doc)
                    .getField("n")
                    .numericValue()
                    .intValue();
            Passage passage = passages.get(n);
            if (passage != null) {
                found.add(passage);
            }
        }
        return found;
    }

    /** The part of a text around the first of the words; its beginning when none is there. */
    String around(String text, String query, int length) throws IOException {
        int at = -1;
        String lower = text.toLowerCase(Locale.ROOT);
        for (String word : words(plain, query)) {
            int stem = Math.max(3, word.length() - 2);
            int found = lower.indexOf(word.substring(0, Math.min(word.length(), stem)));
            at = at < 0 || found >= 0 && found < at ? found : at;
        }
        if (text.length() <= length) {
            return text;
        }
        int from = at < length / 2 ? 0 : text.lastIndexOf(' ', at - length / 3) + 1;
        int to = Math.min(text.length(), from + length);
        String part = text.substring(from, to).strip();
        return (from > 0 ? "…" : "") + part + (to < text.length() ? "…" : "");
    }

    private static List<String> words(Analyzer analyzer, String text) throws IOException {
        List<String> words = new ArrayList<>();
        try (TokenStream tokens = analyzer.tokenStream("text", new StringReader(text))) {
            CharTermAttribute word = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                words.add(word.toString());
            }
            tokens.end();
        }
        return words;
    }

    @Override
    public void close() throws IOException {
        reader.close();
        writer.close();
        stems.close();
        plain.close();
    }
}
