package org.everspring.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@DisplayName("只接受本系统页面提交的内容")
class OwnSiteFilterTest {

    private final MockHttpServletRequest request =
            new MockHttpServletRequest("POST", "/desk/obligations/2026Q4:1.1:wuhuaqu/urge");
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final MockFilterChain chain = new MockFilterChain();

    @BeforeEach
    void addressed() {
        request.addHeader("Host", "ys.km.example:8443");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    @DisplayName("浏览器说明来自其他网站的，拒绝")
    void refusesWhatTheBrowserSaysComesFromElsewhere(String site) {
        request.addHeader("Sec-Fetch-Site", site);
        request.addHeader("Origin", "https://ys.km.example:8443");

        filter();

        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(chain.getRequest()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "https://ys.km.example",
                "https://ys.km.example:8443.evil.example",
                "https://x.ys.km.example:8443",
                "null",
                "not a url",
                ""
            })
    @DisplayName("来源不是本系统的，拒绝")
    void refusesAnotherOrigin(String origin) {
        request.addHeader("Origin", origin);

        filter();

        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(chain.getRequest()).isNull();
    }

    @Test
    @DisplayName("来源是本系统的，接受，加密在前端代理结束时也一样")
    void acceptsTheOwnOriginAlsoBehindAProxyThatEndsTls() {
        request.setScheme("http");
        request.addHeader("Origin", "https://ys.km.example:8443");

        filter();

        assertThat(chain.getRequest()).isSameAs(request);
    }

    @Test
    @DisplayName("浏览器说明来自本系统的，接受")
    void acceptsWhatTheBrowserSaysIsOurs() {
        request.addHeader("Sec-Fetch-Site", "same-origin");

        filter();

        assertThat(chain.getRequest()).isSameAs(request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/page", "https://ys.km.example/desk", "not a url", ""})
    @DisplayName("旧浏览器不说明来源，上一页面不是本系统的，拒绝，不论是否带有登录信息")
    void refusesWhatAnOldBrowserSendsFromAForeignPage(String page) {
        request.addHeader("Referer", page);

        filter();

        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(chain.getRequest()).isNull();
    }

    @Test
    @DisplayName("旧浏览器不说明来源，上一页面是本系统的，接受")
    void acceptsWhatAnOldBrowserSendsFromOurPage() {
        request.addHeader("Cookie", "JSESSIONID=1");
        request.addHeader("Referer", "https://ys.km.example:8443/desk?page=2");

        filter();

        assertThat(chain.getRequest()).isSameAs(request);
    }

    @Test
    @DisplayName("带有登录信息，又看不出从哪里来的，拒绝")
    void refusesACookieFromNowhere() {
        request.addHeader("Cookie", "JSESSIONID=1");

        filter();

        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(chain.getRequest()).isNull();
    }

    @Test
    @DisplayName("不是浏览器发出的，接受")
    void acceptsASenderThatIsNoBrowser() {
        filter();

        assertThat(chain.getRequest()).isSameAs(request);
    }

    @Test
    @DisplayName("从其他网站点击链接查看页面，不受影响")
    void readingFromElsewhereIsNoMatter() {
        request.setMethod("GET");
        request.addHeader("Sec-Fetch-Site", "cross-site");

        filter();

        assertThat(chain.getRequest()).isSameAs(request);
    }

    private void filter() {
        try {
            new OwnSiteFilter().doFilter(request, response, chain);
        } catch (IOException | ServletException e) {
            throw new AssertionError(e);
        }
    }
}
