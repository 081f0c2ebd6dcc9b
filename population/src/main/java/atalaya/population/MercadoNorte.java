package atalaya.population;

import atalaya.population.department.Billing;
import atalaya.population.department.Blunders;
import atalaya.population.department.CallCentre;
import atalaya.population.department.CardServices;
import atalaya.population.department.Crm;
import atalaya.population.department.Department;
import atalaya.population.department.Devices;
import atalaya.population.department.Funnel;
import atalaya.population.department.Loyalty;
import atalaya.population.department.Office;
import atalaya.population.department.Surveys;
import atalaya.population.department.ThirdParty;
import atalaya.population.department.Tills;
import atalaya.population.department.Truth;
import atalaya.population.department.Warehouse;
import atalaya.population.department.WebShop;
import atalaya.population.export.Table;
import atalaya.population.export.TextFile;
import atalaya.population.story.Biographer;
import atalaya.population.story.Cast;
import atalaya.population.story.Catalogue;
import atalaya.population.story.FirmLife;
import atalaya.population.story.Firms;
import atalaya.population.story.Life;
import atalaya.population.story.Numbering;
import atalaya.population.story.Phrases;
import atalaya.population.story.Shopper;
import atalaya.population.story.Shoppers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Mercado Norte: an invented Spanish retailer with shops, a web shop and a card of its own, as the
/// exports of its departments.
///
/// Everything is a function of the options: the same ones give the same files, byte for byte.
/// Customers are made and written one at a time, so memory does not grow with their number.
public final class MercadoNorte {
    /// Files about people, whose rows the truth names; all the others hold interactions.
    private static final List<String> OF_PEOPLE =
            List.of(
                    "crm_clientes.csv",
                    "crm_interesados.csv",
                    "crm_empresas.csv",
                    "crm_contactos.csv",
                    "fac_clientes.csv",
                    "tarjeta_titulares.csv",
                    "club_socios.csv",
                    "terceros_hogares.csv",
                    "disp_registros.csv");

    private MercadoNorte() {}

    /// @param customers how many people buy there; with a few firms they give some 2.25 identity
    ///   records each
    /// @param until the first day that is not told any more; the exports reach two years back from
    ///   it
    public record Options(int customers, long seed, LocalDate until) {
        public Options {
            if (customers < 1) {
                throw new IllegalArgumentException(
                        "A company needs customers, but got %d.".formatted(customers));
            }
        }

        /// 20,000 customers of the shipped seed.
        public static Options of(LocalDate until) {
            return new Options(20_000, 1, until);
        }
    }

    /// What was written.
    ///
    /// @param records rows that stand for a person or a firm; each is in `truth.csv`
    /// @param entities different people and firms among them
    /// @param interactions rows that tell what happened
    /// @param rows of each file
    /// @param unreadable rows with a date or an amount that cannot be, put in on purpose, of each
    ///   file
    public record Counts(
            int customers,
            int records,
            int entities,
            int interactions,
            Map<String, Integer> rows,
            Map<String, Integer> unreadable) {}

    /// Writes all exports, `truth.csv`, `households.csv`, `cast.csv` and `counts.csv` into the
    /// folder.
    public static Counts write(Path folder, Options options) throws IOException {
        Files.createDirectories(folder);
        var numbering = new Numbering(options.customers() + options.customers() / 9 + 64);
        var phrases = new Phrases();
        var catalogue = new Catalogue();
        var shoppers = new Shoppers(options.seed(), options.until(), numbering);
        var cast = Cast.of(shoppers);
        var biographer =
                new Biographer(
                        options.seed(), options.until(), catalogue, numbering, phrases, cast);
        var blunders = new Blunders();
        int customers = Math.max(options.customers(), cast.roles().size());
        var firms = new Firms(options.seed(), options.until(), customers, numbering);
        try (var truth = new Truth(folder)) {
            var office =
                    new Office(
                            folder,
                            options.seed(),
                            options.until(),
                            truth,
                            blunders,
                            numbering,
                            phrases);
            var departments = departments(office, catalogue);
            var company =
                    new Company(
                            options, catalogue, numbering, biographer, firms, truth, departments);
            shoppers.each(customers, cast.shoppers(), company::serve);
            for (var department : departments) {
                for (var table : department.tables()) {
                    table.close();
                }
            }
            writeCast(folder, cast);
            return counts(folder, customers, company.entities, truth, departments, blunders);
        }
    }

    private static List<Department> departments(Office office, Catalogue catalogue) {
        return List.of(
                new Crm(office),
                new Funnel(office),
                new Billing(office),
                new WebShop(office, catalogue),
                new Tills(office),
                new CallCentre(office),
                new CardServices(office),
                new Warehouse(office),
                new Loyalty(office),
                new Surveys(office),
                new ThirdParty(office),
                new Devices(office));
    }

    /// Serves one customer after another, and the firm that some of them run.
    private static final class Company {
        private final Options options;
        private final Catalogue catalogue;
        private final Numbering numbering;
        private final Biographer biographer;
        private final Firms firms;
        private final Truth truth;
        private final List<Department> departments;
        private int entities;

        Company(
                Options options,
                Catalogue catalogue,
                Numbering numbering,
                Biographer biographer,
                Firms firms,
                Truth truth,
                List<Department> departments) {
            this.options = options;
            this.catalogue = catalogue;
            this.numbering = numbering;
            this.biographer = biographer;
            this.firms = firms;
            this.truth = truth;
            this.departments = departments;
        }

        void serve(Shopper shopper) throws IOException {
            Life life = biographer.live(shopper);
            truth.lives(shopper);
            entities++;
            for (var department : departments) {
                department.serve(shopper, life);
            }
            var firm = firms.runBy(shopper);
            if (firm.isPresent()) {
                var deals =
                        FirmLife.of(
                                firm.get(), options.seed(), options.until(), catalogue, numbering);
                entities += firm.get().contacts().size();
                for (var department : departments) {
                    department.serve(firm.get(), deals);
                }
            }
        }
    }

    private static void writeCast(Path folder, Cast cast) throws IOException {
        try (var file =
                new TextFile(folder.resolve("cast.csv"), StandardCharsets.UTF_8, false, "\n")) {
            file.line("entity_id,role,name");
            for (var role : cast.roles()) {
                file.line(
                        "N%d,%s,%s"
                                .formatted(
                                        role.shopper().entity(),
                                        role.key(),
                                        role.shopper().person().name().full()));
            }
        }
    }

    private static Counts counts(
            Path folder,
            int customers,
            int entities,
            Truth truth,
            List<Department> departments,
            Blunders blunders)
            throws IOException {
        var rows = new TreeMap<String, Integer>();
        int interactions = 0;
        for (var department : departments) {
            for (Table table : department.tables()) {
                rows.put(table.name(), table.rows());
                interactions += OF_PEOPLE.contains(table.name()) ? 0 : table.rows();
            }
        }
        try (var file =
                new TextFile(folder.resolve("counts.csv"), StandardCharsets.UTF_8, false, "\n")) {
            file.line("file,rows,unreadable");
            for (var entry : rows.entrySet()) {
                file.line(
                        entry.getKey()
                                + ","
                                + entry.getValue()
                                + ","
                                + blunders.counts().getOrDefault(entry.getKey(), 0));
            }
        }
        return new Counts(
                customers, truth.count(), entities, interactions, rows, blunders.counts());
    }

    /// `MercadoNorte FOLDER UNTIL [CUSTOMERS] [SEED]`.
    public static void main(String[] args) throws IOException {
        int customers = args.length > 2 ? Integer.parseInt(args[2]) : 20_000;
        long seed = args.length > 3 ? Long.parseLong(args[3]) : 1;
        System.out.println(
                write(Path.of(args[0]), new Options(customers, seed, LocalDate.parse(args[1]))));
    }
}
