package org.everspring.simulation;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.everspring.support.LoginCookie;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What one person is shown as numbers, on pages and in workbooks. */
final class NumbersShown {

    private static final Pattern FIGURE = Pattern.compile("<dt>([^<]+)</dt><dd><a href=\"([^\"]+)\">(\\d+)</a>");
    private static final Pattern LAMP = Pattern.compile("<span>(\\d+)/(\\d+)</span>");
    private static final Pattern TOTAL = Pattern.compile("共(\\d+)[项个条]");

    private final MockMvc http;
    private final LoginCookie login = new LoginCookie();

    NumbersShown(MockMvc http, String userId) {
        this.http = http;
        answer(post("/login").param("username", userId).param("password", "EverSpring-2023"));
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) {
        try {
            return login.send(http, request);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private MockHttpServletResponse read(String path) {
        MockHttpServletResponse answer = answer(get(URI.create(path)));
        if (answer.getStatus() != 200) {
            throw new IllegalStateException(path + " answers " + answer.getStatus());
        }
        return answer;
    }

    /** @param address of its rows */
    record Figure(int number, String address) {}

    String page(String path) {
        return new String(read(path).getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    /** By what they are called. */
    Map<String, Figure> figures(String path) {
        Map<String, Figure> figures = new LinkedHashMap<>();
        FIGURE.matcher(page(path))
                .results()
                .forEach(found -> figures.put(
                        found.group(1),
                        new Figure(
                                Integer.parseInt(found.group(3)), found.group(2).replace("&amp;", "&"))));
        return figures;
    }

    /** The sums of a column of the heat map, as it is written in its cells: handed in, owed. */
    List<Integer> heatMap(String path, String quarter) {
        List<Integer> sums = new ArrayList<>(List.of(0, 0));
        Pattern.compile("<td data-label=\"" + quarter + "\">.*?</td>", Pattern.DOTALL)
                .matcher(page(path))
                .results()
                .map(MatchResult::group)
                .map(LAMP::matcher)
                .filter(Matcher::find)
                .forEach(cell -> {
                    sums.set(0, sums.get(0) + Integer.parseInt(cell.group(1)));
                    sums.set(1, sums.get(1) + Integer.parseInt(cell.group(2)));
                });
        return sums;
    }

    /** How many rows the list says that it has; an empty one says nothing. */
    int rowsOfTheList(String path) {
        Matcher total = TOTAL.matcher(page(path));
        return total.find() ? Integer.parseInt(total.group(1)) : 0;
    }

    /** How many rows the list's workbook has below its head. */
    int rowsOfTheWorkbook(String path) {
        int query = path.indexOf('?');
        return cells(path.substring(0, query) + ".xlsx" + path.substring(query)).size() - 1;
    }

    /** Without empty rows. */
    List<List<String>> cells(String path) {
        try (XSSFWorkbook workbook =
                new XSSFWorkbook(new ByteArrayInputStream(read(path).getContentAsByteArray()))) {
            DataFormatter text = new DataFormatter();
            Sheet sheet = workbook.getSheetAt(0);
            List<List<String>> rows = new ArrayList<>();
            for (Row row : sheet) {
                List<String> cells = new ArrayList<>();
                row.forEach(cell -> cells.add(text.formatCellValue(cell)));
                if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                    rows.add(cells);
                }
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
