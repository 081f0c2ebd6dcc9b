package atalaya.server.command;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a column of a plain file can hold for the insight commands, and the headers it goes by in
/// Spanish and English. Of several such columns the one whose header stands first here is taken.
enum FileField {
    CUSTOMER(
            Kind.WORD,
            "customer, customer id, cliente, id cliente, cliente id, codigo cliente, client, client id,"
                    + " household id, user id, usuario, cust id, customer number, id"),
    TIME(
            Kind.TIME,
            "time, date, fecha, at, timestamp, datetime, fecha hora, invoice date, fecha factura,"
                    + " order date, fecha pedido, purchase date, fecha compra, transaction date,"
                    + " transaction timestamp, sale date, fecha venta, day, dia"),
    AMOUNT(
            Kind.NUMBER,
            "amount, importe, net sales, venta neta, ventas netas, sales, ventas, spend, gasto, total,"
                    + " sales value, revenue, ingresos, monto, net, neto, value, valor, importe neto,"
                    + " net amount, total amount, importe total, total price"),
    QUANTITY(Kind.NUMBER, "quantity, cantidad, qty, units, unidades"),
    UNIT_PRICE(Kind.NUMBER, "unit price, precio unitario, price, precio"),
    MARGIN(Kind.NUMBER, "margin, margen, gross margin, margen bruto, contribution, contribucion"),
    COST(Kind.NUMBER, "cost, coste, costo, cost of goods, coste producto, cogs"),
    DISCOUNTS(Kind.NUMBER, "discount, descuento, discounts, descuentos"),
    FREIGHT(Kind.NUMBER, "freight, porte, portes, flete, shipping, envio, transporte"),
    SERVICE(
            Kind.NUMBER,
            "service, servicio, service cost, coste servicio, cost to serve, atencion"),
    RETURNS(Kind.NUMBER, "returns, devoluciones, returned, devuelto, importe devuelto, refunds"),
    RETURNS_HANDLING(
            Kind.NUMBER,
            "returns handling, gestion devoluciones, handling, tramitacion, coste devoluciones, returns cost"),
    ACQUISITION(
            Kind.NUMBER, "acquisition, captacion, acquisition cost, coste captacion, adquisicion"),
    REFERRAL_CREDIT(
            Kind.NUMBER,
            "referral credit, credito referidos, abono referidos, referral, referidos"),
    REFERRED_BY(Kind.WORD, "referred by, referido por, recomendado por, referrer, padrino"),
    PRODUCT(
            Kind.WORD,
            "product, producto, product id, stock code, sku, articulo, item, item id, codigo producto,"
                    + " id producto, referencia producto"),
    REFERENCE(
            Kind.WORD,
            "reference, referencia, invoice no, invoice, factura, numero factura, order, order id,"
                    + " pedido, id pedido, numero pedido, basket id, ticket, document, documento"),
    ENTRY(
            Kind.WORD,
            "entry, apunte, entry id, id apunte, line id, id linea, message id, transaction id,"
                    + " id transaccion, movement id, id movimiento, row id"),
    REALISED(
            Kind.NUMBER,
            "realised, realised contribution, contribution, contribucion, margin, margen, realizado, aportado"),
    POTENTIAL(
            Kind.NUMBER, "potential, potencial, value, valor, clv, lifetime value, valor de vida"),
    TIER(Kind.WORD, "tier, nivel, before, tier before, nivel anterior, categoria"),
    TIER_FLOOR(Kind.WORD, "tier floor, floor, nivel minimo, minimo"),
    TIER_APPROVED(Kind.WORD, "tier approved, approved, nivel aprobado, aprobado"),
    TYPE(Kind.WORD, "type, event, tipo, evento, event type, tipo evento"),
    OUTCOME(Kind.NUMBER, "outcome, resultado, outcome score"),
    SECONDS(Kind.NUMBER, "seconds, segundos, duration seconds, duracion segundos, duration"),
    POLARITY(Kind.NUMBER, "polarity, polaridad, sentiment, sentimiento"),
    CURRENCY(Kind.WORD, "currency, moneda, divisa, currency code"),
    FREQUENCY(Kind.NUMBER, "frequency, frecuencia, x, repeat purchases, compras repetidas"),
    RECENCY(Kind.NUMBER, "recency, recencia, t x, tx"),
    AGE(Kind.NUMBER, "T, age, edad, antiguedad, tenure"),
    MEAN_VALUE(
            Kind.NUMBER,
            "monetary value, monetary, valor monetario, zbar, m x, mean value, valor medio, ticket medio"),
    TEXT(Kind.WORD, "text, texto, comment, comentario, message, mensaje, review, opinion");

    /// How the cells of a field are read.
    enum Kind {
        WORD,
        TIME,
        NUMBER
    }

    private final Kind kind;
    private final List<String> headers;

    FileField(Kind kind, String headers) {
        this.kind = kind;
        this.headers = Stream.of(headers.split(",")).map(FileField::bare).toList();
    }

    Kind kind() {
        return kind;
    }

    /// The flag that names its column, such as `--unit-price`.
    String flag() {
        return "--" + word();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The column of a file that this field is read from, if its header says so.
    Optional<String> find(List<String> columns) {
        return headers.stream()
                .flatMap(header -> columns.stream().filter(column -> bare(column).equals(header)))
                .findFirst();
    }

    /// A header without case, accents and what stands between words: `InvoiceNo`, `invoice_no` and
    /// `Invoice No.` are one.
    static String bare(String header) {
        return Normalizer.normalize(header, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
    }
}
