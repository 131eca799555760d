package org.everspring.home.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.everspring.support.Browser;
import org.everspring.support.EngineTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@EngineTest
@DisplayName("使用手册和各页面的“?”")
class HelpPlacesTest {

    private static final Pattern ENTRY = Pattern.compile("<a [^>]*data-entry=\"[^>]*>");
    private static final Pattern HREF = Pattern.compile("(?:href|src)=\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");
    private static final Pattern MAIN = Pattern.compile("<main.*</main>", Pattern.DOTALL);
    private static final List<String> EVERYBODY = List.of(
            "shuiwuju.liaison",
            "shuiwuju.leader",
            "yingshangban.liaison",
            "lingdaoxiaozu.leader",
            "process-owner",
            "user-administrator",
            "operator",
            "auditor",
            "admin");

    @Autowired
    private Environment environment;

    @Test
    @DisplayName("菜单里的每个页面都有讲它的地方，每种人员都能打开")
    void everyPageOfTheMenuHasItsPlace() {
        Set<String> lacking = new TreeSet<>();
        for (String reader : EVERYBODY) {
            Browser browser = Browser.signedIn(environment, reader);
            String bar = browser.get("/desk/bar").text();
            for (String address : links(ENTRY, bar)) {
                if (HelpPlaces.of(address.replaceAll("/$", "")).equals(HelpPlaces.CONTENTS)
                        && !address.equals(HelpPlaces.CONTENTS)) {
                    lacking.add(address);
                }
            }
            assertThat(browser.get("/help").status()).isEqualTo(200);
            assertThat(browser.get("/help/office").status()).isEqualTo(200);
        }

        assertThat(lacking).isEmpty();
    }

    @Test
    @DisplayName("没有登录的先登录，没有这一章的说明没有")
    void isForWhoeverIsSignedIn() {
        assertThat(Browser.of(environment).get("/help/staff").location()).contains("/login");
        assertThat(Browser.signedIn(environment, "auditor").get("/help/nobody").status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("“?”翻到本页，任务列表和出错的页面也有")
    void theBarLeadsToThePlaceOfThePage() {
        Browser browser = Browser.signedIn(environment, "shuiwuju.liaison");

        assertThat(browser.get("/desk/quarter").text()).contains("href=\"/help/staff#report\"");
        assertThat(browser.get("/desk/bar?here=tasklist").text()).contains("href=\"/help/start#task\"");
        assertThat(browser.get("/board/experiences/EXP-2026-9999").text())
                .contains("没有", "href=\"/help/staff#experience\"");
        assertThat(browser.get("/help").text()).contains("class=\"es-bar-help\" href=\"/help\"");
    }

    @Test
    @DisplayName("手册里的链接、图片和“?”指向的地方都在")
    void everyLinkLeadsSomewhere() {
        Browser admin = Browser.signedIn(environment, "admin");
        Map<String, String> pages = new HashMap<>();
        pages.put(HelpPlaces.CONTENTS, main(admin.get(HelpPlaces.CONTENTS).text()));
        links(HREF, pages.get(HelpPlaces.CONTENTS)).stream()
                .map(link -> link.replaceAll("#.*", ""))
                .filter(link -> link.startsWith("/help/"))
                .forEach(link -> pages.put(link, main(admin.get(link).text())));
        Set<String> broken = new TreeSet<>();

        pages.forEach((page, text) -> Stream.concat(links(HREF, text).stream(), HelpPlaces.PLACES.values().stream())
                .map(link -> link.startsWith("#") ? page + link : link)
                .filter(link -> !exists(link, pages, admin))
                .forEach(link -> broken.add(page + " → " + link)));

        assertThat(pages).hasSize(8);
        assertThat(broken).isEmpty();
    }

    private static boolean exists(String link, Map<String, String> pages, Browser browser) {
        String[] parts = link.split("#", 2);
        String page = pages.get(parts[0]);
        if (page == null) {
            return browser.get(parts[0]).status() < 400;
        }
        return parts.length == 1 || ids(page).contains(parts[1]);
    }

    private static String main(String page) {
        return MAIN.matcher(page)
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No page of the handbook: " + page));
    }

    private static Set<String> links(Pattern where, String text) {
        return where.matcher(text)
                .results()
                .map(MatchResult::group)
                .flatMap(found -> HREF.matcher(found).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> ids(String page) {
        return ID.matcher(page).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }
}
