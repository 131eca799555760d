package org.everspring.promotion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;
import org.everspring.matter.ExperienceId;
import org.everspring.plan.Item;
import org.everspring.plan.Plan;

/**
 * Full text of the library, in memory. Chinese is taken apart into pairs of neighbouring characters, so that no dictionary
 * of words is needed.
 */
final class ExperienceIndex {

    private static final String ID = "id";
    private static final String PUBLISHED = "published";
    static final String TITLE = "title";
    static final String BODY = "body";
    private static final String CONTEXT = "context";

    /** How much a field counts. */
    private static final Map<String, Float> FIELDS = Map.of(TITLE, 3f, BODY, 1f, CONTEXT, 0.5f);

    /** The share of a word's pairs that has to be found: 开办企业 has two of the three of 企业开办. */
    private static final float ENOUGH = 0.67f;

    private static final float AS_IT_STANDS = 4f;

    /** Of two that fit alike the newer one comes first. */
    private static final Sort BEST_FIRST =
            new Sort(SortField.FIELD_SCORE, new SortField(PUBLISHED, SortField.Type.LONG, true));

    private static final Analyzer ANALYZER = new CJKAnalyzer(CharArraySet.EMPTY_SET);

    private static final FieldType TEXT = new FieldType(TextField.TYPE_STORED);

    static {
        TEXT.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
        TEXT.freeze();
    }

    private final ByteBuffersDirectory memory = new ByteBuffersDirectory();
    private final Plan plan;
    private final IndexWriter writer;

    private volatile IndexSearcher searcher;

    ExperienceIndex(Plan plan) {
        this.plan = plan;
        try {
            writer = new IndexWriter(memory, new IndexWriterConfig(ANALYZER));
            writer.commit();
            searcher = new IndexSearcher(DirectoryReader.open(memory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A search meanwhile finds what was there before. */
    void change(Collection<ExperienceId> gone, Collection<Experience> changed) {
        try {
            for (ExperienceId id : gone) {
                writer.deleteDocuments(new Term(ID, id.toString()));
            }
            for (Experience experience : changed) {
                writer.updateDocument(new Term(ID, experience.id().toString()), document(experience));
            }
            writer.commit();
            // The reader before holds nothing but memory, and searches may still use it.
            searcher = new IndexSearcher(DirectoryReader.open(memory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Document document(Experience experience) {
        ExperienceCase content = experience.content();
        OffsetDateTime published = experience.dates().inLibrarySince();
        Document document = new Document();
        document.add(new StringField(ID, experience.id().toString(), Field.Store.YES));
        document.add(new NumericDocValuesField(PUBLISHED, published.toEpochSecond()));
        document.add(new Field(TITLE, content.title(), TEXT));
        document.add(new Field(
                BODY,
                String.join("\n", content.background(), content.practice(), content.effect(), content.copyable()),
                TEXT));
        // A unit or an item that has left the plan since is found by what the case says.
        String unit = plan.findUnit(experience.unit())
                .map(found -> found.name() + " " + found.fullName())
                .orElse("");
        String item = plan.findItem(experience.item().value()).map(Item::title).orElse("");
        document.add(new Field(CONTEXT, experience.id() + " " + unit + " " + item, TEXT));
        return document;
    }

    /** @param among what may be found */
    int count(String text, Collection<ExperienceId> among) {
        try {
            return searcher.count(allowed(query(text), among));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * All that is found, in no order.
     *
     * @param among what may be found
     */
    Set<ExperienceId> matching(String text, Collection<ExperienceId> among) {
        IndexSearcher current = searcher;
        try {
            Set<ExperienceId> found = new HashSet<>();
            for (ScoreDoc hit : current.search(allowed(query(text), among), Math.max(1, among.size())).scoreDocs) {
                found.add(ExperienceId.parse(
                        current.storedFields().document(hit.doc).get(ID)));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What fits best first.
     *
     * @param among what may be found
     * @param from how many of the best are left out
     * @param size how many are wanted after them
     */
    List<SearchHit> find(String text, Collection<ExperienceId> among, int from, int size) {
        IndexSearcher current = searcher;
        try {
            Query wanted = query(text);
            ScoreDoc[] best = current.search(allowed(wanted, among), from + size, BEST_FIRST).scoreDocs;
            int[] documents = new int[Math.max(0, best.length - from)];
            for (int i = 0; i < documents.length; i++) {
                documents[i] = best[from + i].doc;
            }
            return documents.length == 0 ? List.of() : found(current, wanted, documents);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Query allowed(Query wanted, Collection<ExperienceId> among) {
        List<BytesRef> ids =
                among.stream().map(id -> new BytesRef(id.toString())).toList();
        return new BooleanQuery.Builder()
                .add(wanted, Occur.MUST)
                .add(new TermInSetQuery(ID, ids), Occur.FILTER)
                .build();
    }

    private static List<SearchHit> found(IndexSearcher searcher, Query query, int[] documents) throws IOException {
        Map<String, Object[]> pieces = new MatchHighlighter(searcher, ANALYZER).pieces(query, documents);
        Object[] titles = Objects.requireNonNull(pieces.get(TITLE), TITLE);
        Object[] bodies = Objects.requireNonNull(pieces.get(BODY), BODY);
        List<SearchHit> found = new ArrayList<>();
        for (int i = 0; i < documents.length; i++) {
            found.add(new SearchHit(
                    ExperienceId.parse(
                            searcher.storedFields().document(documents[i]).get(ID)),
                    MatchHighlighter.of(titles[i]),
                    MatchHighlighter.of(bodies[i])));
        }
        return found;
    }

    /** Every word has to be found, in whatever field; nothing in it is taken for an operator. */
    private static Query query(String text) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        int words = 0;
        for (String word : text.split("[\\s\\p{Punct}\\p{IsPunctuation}　]+")) {
            if (!word.isEmpty()) {
                all.add(word(word), Occur.MUST);
                words++;
            }
        }
        return words == 0 ? new MatchNoDocsQuery() : all.build();
    }

    private static Query word(String word) {
        List<Query> fields = new ArrayList<>();
        FIELDS.forEach((field, weight) -> fields.add(new BoostQuery(word(field, word), weight)));
        return new DisjunctionMaxQuery(fields, 0.1f);
    }

    private static Query word(String field, String word) {
        if (word.codePointCount(0, word.length()) == 1 && Character.isIdeographic(word.codePointAt(0))) {
            return character(field, word);
        }
        QueryBuilder builder = new QueryBuilder(ANALYZER);
        Query parts = builder.createMinShouldMatchQuery(field, word, ENOUGH);
        if (parts == null) {
            return new MatchNoDocsQuery();
        }
        return new BooleanQuery.Builder()
                .add(parts, Occur.MUST)
                .add(new BoostQuery(builder.createPhraseQuery(field, word), AS_IT_STANDS), Occur.SHOULD)
                .build();
    }

    /** The index holds pairs; a single character is any pair that it is part of. */
    private static Query character(String field, String character) {
        return new BooleanQuery.Builder()
                .add(new TermQuery(new Term(field, character)), Occur.SHOULD)
                .add(new WildcardQuery(new Term(field, character + "?")), Occur.SHOULD)
                .add(new WildcardQuery(new Term(field, "?" + character)), Occur.SHOULD)
                .build();
    }
}
