package org.everspring.support;

import jakarta.servlet.http.Cookie;
import java.util.stream.Stream;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** One person's login where there is no server: kept from answer to answer, as a browser keeps its cookie. */
public final class LoginCookie {

    private Cookie kept;

    public MockHttpServletResponse send(MockMvc http, MockHttpServletRequestBuilder request) throws Exception {
        // Whoever comes with a cookie has to come from a page of ours.
        var with = kept == null ? request : request.cookie(kept).header("Sec-Fetch-Site", "same-origin");
        MockHttpServletResponse answer = http.perform(with).andReturn().getResponse();
        // The last one is what a browser keeps: a logout ends a session and begins another.
        Stream.of(answer.getCookies())
                .filter(cookie -> cookie.getName().equals("JSESSIONID"))
                .reduce((earlier, later) -> later)
                .ifPresent(cookie -> kept = cookie.getMaxAge() == 0 ? null : cookie);
        return answer;
    }

    /** Null before the first answer that needs one. */
    public String value() {
        return kept == null ? null : kept.getValue();
    }
}
