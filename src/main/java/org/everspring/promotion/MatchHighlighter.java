package org.everspring.promotion;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;

/** Title and sentences cut into what was found and what stands around it. */
final class MatchHighlighter extends UnifiedHighlighter {

    private static final int MOST_SENTENCES = 2;
    private static final int LENGTH_OF_EXCERPT = 60;

    /** What was found stands in the middle of its excerpt. */
    private static final float HALF = 0.5f;

    MatchHighlighter(IndexSearcher searcher, Analyzer analyzer) {
        super(builder(searcher, analyzer)
                .withFormatter(new Formatter())
                // Looks at the words alone: quicker, and the phrase has no others.
                .withWeightMatches(false)
                .withMaxLength(Integer.MAX_VALUE - 1));
    }

    Map<String, Object[]> pieces(Query query, int[] documents) throws IOException {
        return highlightFieldsAsObjects(
                new String[] {ExperienceIndex.TITLE, ExperienceIndex.BODY}, query, documents, new int[] {
                    1, MOST_SENTENCES
                });
    }

    @SuppressWarnings("unchecked")
    static List<TextFragment> of(Object pieces) {
        return pieces == null ? List.of() : (List<TextFragment>) pieces;
    }

    @Override
    protected BreakIterator getBreakIterator(String field) {
        return field.equals(ExperienceIndex.TITLE)
                ? new WholeBreakIterator()
                : LengthGoalBreakIterator.createClosestToLength(
                        BreakIterator.getSentenceInstance(Locale.CHINA), LENGTH_OF_EXCERPT, HALF);
    }

    /** The matches of neighbouring pairs overlap and become one. */
    private static final class Formatter extends PassageFormatter {

        @Override
        public Object format(Passage[] passages, String content) {
            List<TextFragment> pieces = new ArrayList<>();
            int end = 0;
            for (Passage passage : passages) {
                if (!pieces.isEmpty() && passage.getStartOffset() > end) {
                    pieces.add(new TextFragment("……", false));
                }
                append(pieces, passage, content);
                end = passage.getEndOffset();
            }
            return pieces;
        }

        private static void append(List<TextFragment> pieces, Passage passage, String content) {
            int at = passage.getStartOffset();
            int match = 0;
            while (match < passage.getNumMatches()) {
                int start = Math.max(at, passage.getMatchStarts()[match]);
                int end = passage.getMatchEnds()[match];
                match++;
                while (match < passage.getNumMatches() && passage.getMatchStarts()[match] <= end) {
                    end = Math.max(end, passage.getMatchEnds()[match]);
                    match++;
                }
                add(pieces, content, at, start, false);
                add(pieces, content, start, end, true);
                at = Math.max(at, end);
            }
            add(pieces, content, at, passage.getEndOffset(), false);
        }

        private static void add(List<TextFragment> pieces, String content, int from, int to, boolean marked) {
            if (to > from) {
                pieces.add(new TextFragment(content.substring(from, to), marked));
            }
        }
    }
}
