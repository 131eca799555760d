package org.everspring.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;

/**
 * Lets a browser save what the REST APIs give as a file, under its Chinese name, and never show it: a file that somebody
 * has uploaded would run as a page of this server. Camunda writes the name as it is, and the server leaves out a header
 * that holds Chinese.
 */
final class SavedFiles implements ContainerResponseFilter {

    private static final String ENCODED_NAME = "filename*=UTF-8''";

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
        String said = response.getHeaderString(HttpHeaders.CONTENT_DISPOSITION);
        if (said != null || isFile(response)) {
            response.getHeaders().putSingle(HttpHeaders.CONTENT_DISPOSITION, attachment(said));
        }
    }

    private static boolean isFile(ContainerResponseContext response) {
        MediaType type = response.getMediaType();
        return response.hasEntity()
                && type != null
                && !type.getSubtype().endsWith("json")
                && !type.isCompatible(MediaType.TEXT_PLAIN_TYPE);
    }

    private static String attachment(String said) {
        ContentDisposition.Builder file = ContentDisposition.attachment();
        int name = said == null ? -1 : said.lastIndexOf(ENCODED_NAME);
        if (name >= 0) {
            String encoded = said.substring(name + ENCODED_NAME.length());
            file.filename(
                    URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8)
                            .replaceAll("[\\p{Cntrl}/\\\\]", "_"),
                    StandardCharsets.UTF_8);
        }
        return file.build().toString();
    }
}
