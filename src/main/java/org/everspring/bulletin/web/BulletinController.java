package org.everspring.bulletin.web;

import java.util.List;
import org.everspring.bulletin.Bulletin;
import org.everspring.bulletin.QuarterBulletins;
import org.everspring.calendar.DateText;
import org.everspring.calendar.Quarter;
import org.everspring.kernel.InvalidInputException;
import org.everspring.plan.Plan;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** A published bulletin, laid out as GB/T 9704-2012 has it, for everybody who is signed in. */
@Controller
class BulletinController {

    /** GB/T 9704-2012, 7.3.5.4: the date in Arabic numerals, without leading zeros. */
    private final QuarterBulletins bulletins;

    private final Plan plan;

    BulletinController(QuarterBulletins bulletins, Plan plan) {
        this.bulletins = bulletins;
        this.plan = plan;
    }

    @GetMapping("/desk/bulletins/{quarter}")
    String show(@PathVariable String quarter, Model model) {
        Bulletin published = bulletins
                .published(parse(quarter))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("issuer", plan.office().fullName());
        model.addAttribute("issuerPhrases", phrases(plan.office().fullName()));
        model.addAttribute("titlePhrases", phrases(published.title()));
        model.addAttribute("bulletin", published);
        model.addAttribute("overview", paragraphs(published.overview()));
        model.addAttribute("requirements", paragraphs(published.requirements()));
        QuarterBulletins.Tables tables = bulletins.tables(published.quarter());
        model.addAttribute("rows", tables.rows());
        model.addAttribute("experiences", tables.experiences());
        model.addAttribute("date", DateText.DAY.of(published.publishedAt()));
        return "bulletin";
    }

    private static Quarter parse(String text) {
        try {
            return Quarter.parse(text);
        } catch (InvalidInputException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, e.getMessage(), e);
        }
    }

    /** GB/T 9704-2012, 7.3.1: a title breaks where the sense does. */
    private static List<String> phrases(String text) {
        return List.of(text.split("(?<=季度)|(?=领导小组)"));
    }

    private static List<String> paragraphs(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
