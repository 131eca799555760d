package org.everspring.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.everspring.kernel.InvalidInputException;

/**
 * Takes no question of thousands of parts: each condition is a join or a branch of one statement to the database, and each
 * value of a list a parameter of it.
 */
final class QueryLimit implements ReaderInterceptor {

    /** Of the values in one list; as many ids as one answer has. */
    static final int MOST_VALUES = ListLimit.MOST;

    /** Of the objects in one list (conditions, alternatives, orders), and of an object's fields that are objects. */
    static final int MOST_PARTS = 200;

    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        MediaType type = context.getMediaType();
        if (type != null && type.getSubtype().toLowerCase(Locale.ROOT).endsWith("json")) {
            byte[] body = context.getInputStream().readAllBytes();
            check(body);
            context.setInputStream(new ByteArrayInputStream(body));
        }
        return context.proceed();
    }

    /** @throws InvalidInputException when a list or an object has too many parts */
    private static void check(byte[] body) throws IOException {
        Deque<Parts> open = new ArrayDeque<>();
        try (JsonParser json = JSON.createParser(body)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                boolean ends = token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY;
                if (ends) {
                    open.pop();
                } else if (token != JsonToken.FIELD_NAME) {
                    if (!open.isEmpty()) {
                        open.peek().count(token);
                    }
                    if (token.isStructStart()) {
                        open.push(new Parts());
                    }
                }
            }
        } catch (JsonParseException broken) {
            // Whoever reads it says where.
        }
    }

    private static final class Parts {

        private int values;
        private int structures;

        void count(JsonToken token) {
            if (token.isStructStart()) {
                structures++;
            } else {
                values++;
            }
            if (structures > MOST_PARTS) {
                throw new InvalidInputException("请求中一处最多有" + MOST_PARTS + "个条件或对象，请减少后分批查询。");
            }
            if (values > MOST_VALUES) {
                throw new InvalidInputException("请求中一个列表最多有" + MOST_VALUES + "个值，请减少后分批查询。");
            }
        }
    }
}
