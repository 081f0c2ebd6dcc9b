package atalaya.server.console;

import atalaya.server.console.draw.Meter;
import atalaya.server.console.draw.WhaleChart;
import atalaya.server.console.page.MigrationPart;
import atalaya.server.console.page.PortfolioPage;
import atalaya.server.console.page.PortfolioPage.Answer;
import atalaya.server.console.page.PortfolioPage.Cell;
import atalaya.server.console.page.PortfolioPage.Figure;
import atalaya.server.console.page.PortfolioPage.Link;
import atalaya.server.console.page.PortfolioPage.Question;
import atalaya.server.console.page.PortfolioPage.Row;
import atalaya.server.console.page.Words;
import atalaya.server.value.Mark;
import atalaya.server.value.Portfolio;
import gg.jte.Content;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/// Puts the portfolio into words, numbers and drawings.
record PortfolioParts(Words w, Portfolio portfolio, Optional<Double> sweeping) {

    private static final int STEPS = 5;

    static String url(Mark mark) {
        return "/portfolio/customers?mark="
                + UriUtils.encodeQueryParam(mark.word(), StandardCharsets.UTF_8)
                        .replace("+", "%2B");
    }

    PortfolioPage page(MigrationPart migration) {
        var until = portfolio.until();
        boolean none = until == null || portfolio.customers() == 0;
        return new PortfolioPage(
                until == null || portfolio.customers() == 0
                        ? w.text("value.portfolio.none")
                        : w.text(
                                "value.portfolio.summary",
                                w.count("console.customers.total", portfolio.customers()),
                                w.date(until),
                                portfolio.run()),
                sweeping.map(share -> w.text("value.portfolio.progress", w.percent(share)))
                        .orElse(null),
                none ? List.of() : figures(),
                none ? null : curve(),
                new Link(
                        w.text("value.portfolio.see-best", w.number(top(20))),
                        url(new Mark.Best(20))),
                IntStream.range(0, STEPS)
                        .mapToObj(band -> w.text("value.purchases." + band))
                        .toList(),
                rows(),
                portfolio.cooling() == 0
                        ? null
                        : new Link(
                                w.count("value.portfolio.cooling", portfolio.cooling()),
                                url(new Mark.Cooling())),
                channels(),
                freeChannels(),
                none ? List.of() : questions(),
                losses(),
                standings(),
                migration,
                books());
    }

    private long top(int percent) {
        return Math.round(portfolio.whale().customers() * percent / 100.0);
    }

    private List<Figure> figures() {
        var whale = portfolio.whale();
        var figures = new ArrayList<Figure>();
        figures.add(
                figure(
                        "contribution",
                        whole(portfolio.realised()),
                        w.text("value.twelve-months"),
                        new Mark.All()));
        figures.add(figure("lifetime", whole(portfolio.lifetimeMean()), null, null));
        figures.add(
                figure(
                        "retention",
                        Double.isNaN(portfolio.aliveMean())
                                ? "—"
                                : w.percent(portfolio.aliveMean()),
                        null,
                        null));
        figures.add(
                figure(
                        "acquisition",
                        portfolio.acquisitionMean() == 0
                                ? "—"
                                : amount(portfolio.acquisitionMean()),
                        null,
                        null));
        figures.add(
                figure("below", w.number(whale.below()), whole(whale.lost()), new Mark.Below()));
        figures.add(
                figure("at-risk", whole(portfolio.atRisk()), w.text("value.twelve-months"), null));
        return figures;
    }

    private Figure figure(String key, String value, @Nullable String under, @Nullable Mark mark) {
        return new Figure(
                w.text("value.portfolio." + key),
                value,
                under,
                w.text("value.portfolio." + key + ".about"),
                mark == null ? null : url(mark));
    }

    /// Null where there is nothing to gather.
    private @Nullable Content curve() {
        var whale = portfolio.whale();
        if (whale.total() <= 0 || whale.points().isEmpty()) {
            return null;
        }
        var best =
                w.text("value.portfolio.curve.best", w.percent(.2), w.percent(whale.topShare(.2)));
        double lost = -(double) whale.lost() / whale.total();
        return WhaleChart.of(
                whale,
                new WhaleChart.Captions(
                        w.text("value.portfolio.curve.label", best),
                        best,
                        w.text(
                                "value.portfolio.curve.below",
                                w.percent((double) whale.below() / whale.customers()),
                                w.decimal(100 * lost, lost < .1 ? 1 : 0)),
                        w::percent,
                        percent ->
                                w.text(
                                        "value.portfolio.curve.point",
                                        w.percent(percent / 100.0),
                                        w.percent(whale.topShare(percent / 100.0))),
                        percent -> url(new Mark.Best(percent)),
                        url(new Mark.Below())));
    }

    private List<Row> rows() {
        long most = portfolio.cells().stream().mapToLong(Portfolio.Cell::customers).max().orElse(1);
        var rows = new ArrayList<Row>();
        for (int recency = 0; recency < STEPS; recency++) {
            var cells = new ArrayList<Cell>();
            for (int purchases = 0; purchases < STEPS; purchases++) {
                cells.add(cell(recency, purchases, most));
            }
            rows.add(new Row(w.text("value.recency." + recency), cells));
        }
        return rows;
    }

    private Cell cell(int recency, int purchases, long most) {
        var found =
                portfolio.cells().stream()
                        .filter(one -> one.recency() == recency && one.purchases() == purchases)
                        .findFirst()
                        .orElse(new Portfolio.Cell(recency, purchases, 0));
        int step =
                found.customers() == 0
                        ? 0
                        : 1
                                + (int)
                                        Math.min(
                                                STEPS - 1,
                                                STEPS
                                                        * Math.sqrt(
                                                                (double) found.customers() / most));
        return new Cell(
                w.number(found.customers()),
                step,
                found.cooling(),
                url(new Mark.In(recency, purchases)),
                w.text(
                        "value.portfolio.cell",
                        w.text("value.recency." + recency),
                        w.text("value.purchases." + purchases),
                        w.number(found.customers())));
    }

    private List<PortfolioPage.Channel> channels() {
        long most =
                Math.max(
                        1,
                        portfolio.channels().stream()
                                .mapToLong(Portfolio.Channel::cost)
                                .max()
                                .orElse(1));
        return portfolio.channels().stream()
                .filter(one -> one.cost() != 0)
                .map(one ->
                        new PortfolioPage.Channel(
                                channel(one.channel()),
                                Meter.progress((double) one.cost() / most),
                                whole(one.cost()),
                                w.text(
                                        "value.portfolio.back",
                                        w.decimal(one.back(), one.back() < 100 ? 1 : 0)),
                                one.back() < 1 ? "bad" : "",
                                url(new Mark.By(one.channel()))))
                .toList();
    }

    /// Channels of which nobody noted a cost: there is nothing to compare.
    private List<Link> freeChannels() {
        return portfolio.channels().stream()
                .filter(one -> one.cost() == 0 && one.margin() != 0)
                .map(one -> new Link(channel(one.channel()), url(new Mark.By(one.channel()))))
                .toList();
    }

    private List<Question> questions() {
        var whale = portfolio.whale();
        var questions = new ArrayList<Question>();
        if (whale.total() > 0) {
            questions.add(
                    new Question(
                            w.text("value.question.margin"),
                            List.of(
                                    about(
                                            w.text(
                                                    "value.question.margin.answer",
                                                    w.percent(whale.topShare(.2)),
                                                    w.number(top(20))),
                                            new Mark.Best(20)))));
        }
        questions.add(
                new Question(
                        w.text("value.question.referrals"),
                        List.of(new Answer(referrals(), null))));
        questions.add(new Question(w.text("value.question.below"), below()));
        return questions;
    }

    private String referrals() {
        var referrals = portfolio.referrals();
        return referrals.converted() == 0
                ? w.text("value.question.referrals.none")
                : w.text(
                        "value.question.referrals.answer",
                        w.percent(referrals.topShare()),
                        referrals.topReferrers(),
                        referrals.converted(),
                        referrals.made());
    }

    /// Who cost more than they brought, and apart from them who only asked.
    private List<Answer> below() {
        var whale = portfolio.whale();
        var askers = portfolio.askers();
        var text =
                w.text(
                        "value.question.below.answer",
                        whale.customers() == 0
                                ? w.percent(0)
                                : w.percent((double) whale.below() / whale.customers()),
                        w.number(whale.below()),
                        whole(-whale.lost()));
        var answers = new ArrayList<Answer>();
        answers.add(whale.below() == 0 ? new Answer(text, null) : about(text, new Mark.Below()));
        if (askers.people() > 0) {
            answers.add(
                    about(
                            w.count(
                                    "value.question.below.asked",
                                    askers.people(),
                                    whole(-askers.lost())),
                            new Mark.NeverBought()));
        }
        return answers;
    }

    private Answer about(String text, Mark mark) {
        return new Answer(text, new Link(w.text("value.see"), url(mark)));
    }

    private List<PortfolioPage.Loss> losses() {
        return portfolio.losses().drivers().stream()
                .map(driver -> {
                    var part = word(driver.part());
                    return new PortfolioPage.Loss(
                            w.text("value.part." + part),
                            w.number(driver.customers()),
                            whole(driver.lost()),
                            driver.cure() > 1
                                    ? w.text("value.cure.more", w.text("value.cure." + part))
                                    : w.text(
                                            "value.cure",
                                            w.text("value.cure." + part),
                                            w.percent(driver.cure())),
                            url(new Mark.Driver(driver.part())));
                })
                .toList();
    }

    private List<PortfolioPage.Standing> standings() {
        return portfolio.standings().all().stream()
                .map(one -> {
                    var word = one.standing().toLowerCase(Locale.ROOT).replace('_', '-');
                    return new PortfolioPage.Standing(
                            w.text("value.standing." + word),
                            w.number(one.customers()),
                            whole(one.potential()),
                            "/portfolio/customers?mark=standing-" + word);
                })
                .toList();
    }

    private String books() {
        var books = portfolio.books();
        return w.text(
                "value.portfolio.books",
                amount(books.customers().contribution()),
                amount(books.strangers().contribution()),
                amount(books.unallocated().contribution()),
                amount(books.all().contribution()));
    }

    private String channel(String channel) {
        return w.textOr(
                "console.channel." + channel, w.textOr("value.channel." + channel, channel));
    }

    private String whole(long minor) {
        return w.wholeMoney(BigDecimal.valueOf(minor, portfolio.decimals()), portfolio.currency());
    }

    private String amount(long minor) {
        return w.money(BigDecimal.valueOf(minor, portfolio.decimals()), portfolio.currency());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What a list behind a mark is called.
    String title(Mark mark) {
        return switch (mark) {
            case Mark.All _ -> w.text("value.mark.all");
            case Mark.Best(var percent) -> w.text("value.mark.best", w.percent(percent / 100.0));
            case Mark.Below _ -> w.text("value.mark.below");
            case Mark.NeverBought _ -> w.text("value.mark.asked");
            case Mark.Cooling _ -> w.text("value.mark.cooling");
            case Mark.Driver(var part) ->
                    w.text("value.mark.driver", w.text("value.part." + word(part)));
            case Mark.Of(var standing) -> w.text("value.standing." + word(standing));
            case Mark.By(var channel) -> w.text("value.mark.channel", channel(channel));
            case Mark.Row(var board, var label) ->
                    w.text(
                            "value.mark.row",
                            w.text("value.board." + board.word()),
                            BackOfficeParts.label(w, board, label));
            case Mark.In(var recency, var purchases) ->
                    w.text(
                            "value.mark.in",
                            w.text("value.recency." + recency),
                            w.text("value.purchases." + purchases));
        };
    }
}
