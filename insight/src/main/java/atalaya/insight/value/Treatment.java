package atalaya.insight.value;

/// How one tier is treated: a promise on each topic, typed, so that a program can act on it and no
/// wording can say anything else.
public record Treatment(
        Account account,
        Credit credit,
        Term term,
        Contract contract,
        Discount discount,
        ReturnRule returns,
        Delivery delivery,
        Support support) {

    /// What a treatment speaks of, in the order in which it is shown.
    public enum Topic {
        ACCOUNT,
        CREDIT,
        TERM,
        CONTRACT,
        DISCOUNT,
        RETURNS,
        DELIVERY,
        SUPPORT
    }

    /// What is promised, as a person reads it in Spanish and English.
    public record Clause(String es, String en) {}

    /// Who looks after the customer; the best first, as in all lists below.
    public enum Account {
        OWN_MANAGER("gestor propio", "own key-account manager"),
        SHARED_MANAGER("gestor compartido", "shared key-account manager"),
        CONTACT_CENTRE("centro de atención", "contact centre"),
        SELF_SERVICE("autoservicio", "self-service");

        private final Clause clause;

        Account(String es, String en) {
            this.clause = new Clause(es, en);
        }

        public Clause clause() {
            return clause;
        }
    }

    /// How much may be bought before it is paid.
    public enum Credit {
        BEST("sí, en las mejores condiciones", "yes, best conditions"),
        FULL("sí", "yes"),
        LITTLE("poco", "little"),
        NONE("no", "no");

        private final Clause clause;

        Credit(String es, String en) {
            this.clause = new Clause(es, en);
        }

        public Clause clause() {
            return clause;
        }
    }

    /// Days after the invoice within which to pay; 0 to 0 is cash.
    public record Term(int from, int to) {

        boolean cash() {
            return to == 0;
        }

        Clause clause() {
            return cash()
                    ? new Clause("estrictamente al contado", "strictly cash")
                    : new Clause(days(from, to, "día", "días"), days(from, to, "day", "days"));
        }
    }

    /// On which paper the two deal.
    public enum Contract {
        MASTER("contrato marco", "master"),
        ADVANTAGES("estándar con ventajas", "standard with advantages"),
        SLIGHT_ADVANTAGES("estándar con ligeras ventajas", "standard with slight advantages"),
        STANDARD("estándar", "standard");

        private final Clause clause;

        Contract(String es, String en) {
            this.clause = new Clause(es, en);
        }

        public Clause clause() {
            return clause;
        }
    }

    /// Who has to agree to a discount.
    public enum Discount {
        BY_VOLUME("por volumen", "by volume"),
        COMMERCIAL_MANAGER(
                "con el visto bueno del gerente comercial",
                "with the commercial manager's approval"),
        COMMERCIAL_DIRECTOR(
                "con el visto bueno del director comercial",
                "with the commercial director's approval"),
        NONE("ninguno", "none");

        private final Clause clause;

        Discount(String es, String en) {
            this.clause = new Clause(es, en);
        }

        public Clause clause() {
            return clause;
        }
    }

    /// When goods are taken back.
    ///
    /// @param days after the delivery within which they are, where that is a condition; else 0
    /// @param approvalDays up to which somebody may still agree, 0 where nobody may
    public record ReturnRule(ReturnKind kind, int days, int approvalDays) {

        Clause clause() {
            return switch (kind) {
                case UNCONDITIONAL -> new Clause("incondicionales", "unconditional");
                case CONDITIONAL ->
                        new Clause(
                                "con condiciones (" + within("días", "con visto bueno"),
                                "with conditions (" + within("days", "with approval"));
                case WARRANTY_ONLY -> new Clause("solo por garantía", "warranty only");
            };
        }

        private String within(String unit, String approval) {
            return approvalDays == 0
                    ? "%d %s)".formatted(days, unit)
                    : "%d %s; %d %s)".formatted(days, unit, approvalDays, approval);
        }
    }

    /// On which condition goods are taken back.
    public enum ReturnKind {
        UNCONDITIONAL,
        CONDITIONAL,
        WARRANTY_ONLY
    }

    /// How soon goods arrive.
    ///
    /// @param from the fewest days, where days are promised; else 0
    /// @param to the most
    public record Delivery(Pace pace, int from, int to) {

        Clause clause() {
            return switch (pace) {
                case EXPRESS -> new Clause("exprés", "express");
                case IN_DAYS ->
                        new Clause(days(from, to, "día", "días"), days(from, to, "day", "days"));
                case STANDARD -> new Clause("estándar", "standard");
            };
        }
    }

    /// How delivery is promised.
    public enum Pace {
        EXPRESS,
        IN_DAYS,
        STANDARD
    }

    /// When somebody helps.
    ///
    /// @param opens hour of the day, 0 to 24
    /// @param closes hour of the day; the same as `opens` where customers help themselves
    /// @param agreed whether how fast is agreed too
    public record Support(int opens, int closes, boolean agreed) {

        boolean selfService() {
            return opens == closes;
        }

        int hours() {
            return closes - opens;
        }

        Clause clause() {
            if (selfService()) {
                return new Clause("autoservicio", "self-service");
            }
            return hours() == 24
                    ? agreed(new Clause("24/7", "24/7"))
                    : agreed(
                            new Clause(
                                    "de %d a %d".formatted(clock(opens), clock(closes)),
                                    "%d to %d".formatted(clock(opens), clock(closes))));
        }

        private Clause agreed(Clause hours) {
            return agreed
                    ? new Clause(hours.es() + " con acuerdo de servicio", hours.en() + " with SLA")
                    : hours;
        }

        /// As people say it: 17 is five.
        private static int clock(int hour) {
            return hour > 12 ? hour - 12 : hour;
        }
    }

    /// What is promised on a topic.
    public Clause clause(Topic topic) {
        return switch (topic) {
            case ACCOUNT -> account.clause();
            case CREDIT -> credit.clause();
            case TERM -> term.clause();
            case CONTRACT -> contract.clause();
            case DISCOUNT -> discount.clause();
            case RETURNS -> returns.clause();
            case DELIVERY -> delivery.clause();
            case SUPPORT -> support.clause();
        };
    }

    private static String days(int from, int to, String one, String many) {
        if (from == to) {
            return "%d %s".formatted(to, to == 1 ? one : many);
        }
        return "%d–%d %s".formatted(from, to, many);
    }
}
