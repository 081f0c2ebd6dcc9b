package atalaya.identity.column;

import static atalaya.identity.record.Attribute.*;

import atalaya.identity.column.ColumnMeaning.Piece;
import atalaya.identity.record.Attribute;
import atalaya.identity.standard.NationalId;
import atalaya.identity.standard.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What headers say, in Spanish, Portuguese, Catalan and English.
final class Headers {

    private static final Map<String, ColumnMeaning> MEANINGS = new HashMap<>();

    /// Words around the one that matters: `PRIMARY_NAME_LAST`, `customer_email`, `telefono_1`.
    private static final Set<String> PADDING =
            Set.of(
                    "primary",
                    "secondary",
                    "main",
                    "customer",
                    "client",
                    "cliente",
                    "cli",
                    "cte",
                    "code",
                    "codigo",
                    "des",
                    "contact",
                    "contacto",
                    "person",
                    "persona",
                    "principal",
                    "user",
                    "usuario",
                    "del",
                    "de",
                    "la",
                    "el",
                    "the",
                    "of",
                    "addr",
                    "fake",
                    "std",
                    "clean",
                    "raw",
                    "value",
                    "valor",
                    "titular",
                    "socio",
                    "alt",
                    "other",
                    "otro",
                    "home",
                    "work",
                    "native",
                    "legal");

    private static final Set<String> ASIDE =
            Set.of(
                    "status",
                    "amount",
                    "importe",
                    "saldo",
                    "balance",
                    "category",
                    "categoria",
                    "type",
                    "tipo",
                    "role",
                    "key",
                    "pointer",
                    "anchor",
                    "flag",
                    "created",
                    "updated",
                    "modified",
                    "timestamp",
                    "alta",
                    "modificacion",
                    "creacion",
                    "segment",
                    "segmento",
                    "score",
                    "consent",
                    "consentimiento");

    static {
        attribute(
                GIVEN_NAME,
                "first name",
                "firstname",
                "given name",
                "givenname",
                "forename",
                "fname",
                "fname c1",
                "name first",
                "nombre pila",
                "primer nombre",
                "nom",
                "given",
                "christian name",
                "prenome",
                "primeiro nome",
                "vorname");
        attribute(
                MIDDLE_NAME,
                "middle name",
                "middlename",
                "name middle",
                "segundo nombre",
                "fname c2",
                "sname",
                "second name",
                "middle initial");
        attribute(
                SURNAME_1,
                "apellido1",
                "apellido 1",
                "primer apellido",
                "apellido paterno",
                "paterno",
                "apellidos",
                "apellido",
                "surname",
                "surname1",
                "last name",
                "lastname",
                "family name",
                "familyname",
                "lname",
                "lname c1",
                "name last",
                "sobrenome",
                "apelido",
                "cognom",
                "cognoms",
                "cognom1",
                "nachname",
                "1er apellido");
        attribute(
                SURNAME_2,
                "apellido2",
                "apellido 2",
                "segundo apellido",
                "apellido materno",
                "materno",
                "surname2",
                "lname c2",
                "cognom2",
                "second surname",
                "2o apellido");
        attribute(
                FULL_NAME,
                "nombre completo",
                "full name",
                "fullname",
                "name full",
                "name",
                "nombre y apellidos",
                "nombre apellidos",
                "apellidos y nombre",
                "nome completo",
                "nome",
                "nombre",
                "display name",
                "contact name",
                "customer name");
        attribute(SEX, "sexo", "sex", "gender", "genero", "sexe", "genre");
        attribute(
                BIRTH_DATE,
                "fecha nacimiento",
                "fecha nac",
                "f nacimiento",
                "nacimiento",
                "fnac",
                "dob",
                "birth date",
                "birthdate",
                "date birth",
                "birthday",
                "data nascimento",
                "data naixement",
                "nascimento",
                "fec nac",
                "fecha nacim",
                "born");
        attribute(
                NATIONAL_ID,
                "documento",
                "dni",
                "nif",
                "nie",
                "curp",
                "cpf",
                "passport",
                "pasaporte",
                "passport number",
                "ssn",
                "ssn number",
                "soc sec id",
                "social security number",
                "social security",
                "national id",
                "national id number",
                "drivers license number",
                "driver license number",
                "drivers license",
                "driver license",
                "driving licence",
                "license number",
                "licence number",
                "licencia conducir",
                "carnet conducir",
                "permiso conducir",
                "seguridad social",
                "numero seguridad social",
                "nss",
                "num pasaporte",
                "numero pasaporte",
                "passport no",
                "num documento",
                "numero documento",
                "doc",
                "cedula",
                "documento identidad",
                "id number",
                "document",
                "nro documento",
                "rut",
                "dni nie",
                "nif nie",
                "identity number",
                "tax number person");
        attribute(
                NATIONAL_ID_KIND,
                "tipo documento",
                "document type",
                "id type",
                "national id type",
                "tipo id",
                "clase documento");
        attribute(
                NATIONAL_ID_COUNTRY,
                "passport country",
                "national id country",
                "drivers license state",
                "license state",
                "licence state",
                "document country",
                "id country",
                "pais documento",
                "pais pasaporte",
                "pais expedicion",
                "issuing country");
        attribute(
                TAX_ID,
                "cif",
                "tax id",
                "tax id number",
                "rfc",
                "vat",
                "vat number",
                "cnpj",
                "lei number",
                "ein",
                "nif empresa",
                "tax number");
        attribute(
                EMAIL,
                "email",
                "e mail",
                "correo",
                "correo electronico",
                "mail",
                "email address",
                "emailaddress",
                "direccion email",
                "direccion correo",
                "e correo");
        attribute(
                PHONE,
                "telefono",
                "tel",
                "movil",
                "phone",
                "phone number",
                "mobile",
                "celular",
                "telefone",
                "telf",
                "tlf",
                "telefon",
                "phonenumber",
                "telephone",
                "telefono movil",
                "telefono fijo",
                "fijo",
                "mobile phone",
                "cell",
                "cell phone",
                "telemovel",
                "numero telefono",
                "whatsapp");
        attribute(
                ADDRESS_LINE,
                "direccion",
                "address",
                "domicilio",
                "calle",
                "street",
                "address 1",
                "address1",
                "line1",
                "full",
                "endereco",
                "morada",
                "via",
                "address line",
                "address line1",
                "address line 1",
                "direccion postal",
                "street address",
                "adreca",
                "street name",
                "nombre via",
                "rua");
        attribute(
                POSTAL_CODE,
                "codigo postal",
                "cp",
                "postal code",
                "postcode",
                "zip",
                "zip code",
                "zipcode",
                "cep",
                "codi postal",
                "post code",
                "cod postal",
                "c p",
                "postalcode");
        attribute(
                CITY,
                "ciudad",
                "city",
                "localidad",
                "poblacion",
                "municipio",
                "town",
                "suburb",
                "cidade",
                "ciutat",
                "locality",
                "poblacio",
                "localidade");
        attribute(
                REGION,
                "provincia",
                "region",
                "state",
                "estado",
                "province",
                "county",
                "comunidad",
                "comunidad autonoma");
        attribute(COUNTRY, "pais", "country", "country code");
        attribute(
                LEGAL_NAME,
                "razon social",
                "empresa",
                "company",
                "company name",
                "organization",
                "organisation",
                "name org",
                "business name",
                "organization name",
                "denominacion",
                "legal name",
                "razao social");
        attribute(
                TRADE_NAME,
                "nombre comercial",
                "trade name",
                "secondary name org",
                "brand",
                "nome fantasia");
        attribute(USER_ID, "user id", "userid", "id usuario", "login");
        attribute(
                LOYALTY_NUMBER,
                "tarjeta fidelidad",
                "loyalty number",
                "numero socio",
                "loyalty card");
        attribute(LANGUAGE, "idioma", "language", "lengua");
        put(
                new ColumnMeaning.Part(Piece.BIRTH_YEAR),
                "by",
                "birth year",
                "ano nacimiento",
                "year birth",
                "yob",
                "ano nascimento");
        put(
                new ColumnMeaning.Part(Piece.BIRTH_MONTH),
                "bm",
                "birth month",
                "mes nacimiento",
                "month birth",
                "mes nascimento");
        put(
                new ColumnMeaning.Part(Piece.BIRTH_DAY),
                "bd",
                "birth day",
                "dia nacimiento",
                "day birth",
                "dia nascimento");
        put(
                new ColumnMeaning.Part(Piece.HOUSE_NUMBER),
                "street number",
                "house number",
                "numero calle",
                "numero via",
                "num",
                "numero");
        put(
                new ColumnMeaning.RecordId(),
                "record id",
                "id",
                "rec id",
                "id registro",
                "record",
                "registro",
                "identificador",
                "customer id",
                "cliente id",
                "id cliente",
                "recid",
                "codigo cliente",
                "unique id",
                "row id",
                "uid",
                "uuid",
                "client id",
                "customerid");
        put(
                new ColumnMeaning.Source(),
                "source",
                "fuente",
                "origen",
                "data source",
                "sistema",
                "source system",
                "fonte",
                "origem",
                "sistema origen",
                "datasource");
        put(new ColumnMeaning.Type(), "record type", "tipo registro", "entity type");
    }

    private Headers() {}

    private static void attribute(Attribute attribute, String... headers) {
        put(new ColumnMeaning.Of(attribute), headers);
    }

    private static void put(ColumnMeaning meaning, String... headers) {
        for (String header : headers) {
            MEANINGS.putIfAbsent(header, meaning);
        }
    }

    /// What a header says: as it stands, without the words around, or with its short words in full.
    static Optional<ColumnMeaning> meaning(String header) {
        String plain = plain(header);
        var exact = MEANINGS.get(plain);
        if (exact != null) {
            return Optional.of(exact);
        }
        return byWords(Text.words(plain))
                .or(() -> HeaderWords.partOfBirth(header).map(ColumnMeaning.Part::new))
                .or(() -> byWords(HeaderWords.full(header)));
    }

    private static Optional<ColumnMeaning> byWords(List<String> words) {
        var whole = MEANINGS.get(String.join(" ", words));
        if (whole != null) {
            return Optional.of(whole);
        }
        List<String> telling = words.stream().filter(word -> !PADDING.contains(word)).toList();
        return Optional.ofNullable(MEANINGS.get(String.join(" ", telling)));
    }

    /// Whether a header names what happens to a row (its status, an amount) or how rows hang
    /// together, which does not tell who it is about.
    static boolean isAside(String header) {
        return Text.words(plain(header)).stream().anyMatch(ASIDE::contains);
    }

    /// Which document a column of documents holds, by the words of its header, and which one a
    /// column of issuers goes with.
    static NationalId.Kind document(String header) {
        String plain = plain(header);
        if (plain.contains("passport") || plain.contains("pasaporte")) {
            return NationalId.Kind.PASSPORT;
        }
        if (plain.contains("licen") || plain.contains("conducir")) {
            return NationalId.Kind.LICENCE;
        }
        boolean social = plain.contains("ssn") || plain.contains("soc");
        return social || plain.contains("seguridad") || plain.equals("nss")
                ? NationalId.Kind.SOCIAL_SECURITY
                : NationalId.Kind.OTHER;
    }

    /// `fechaNacimiento` and `FECHA_NACIMIENTO` are "fecha nacimiento".
    static String plain(String header) {
        String spaced = header.replaceAll("([a-z])([A-Z])", "$1 $2");
        String folded = Text.fold(spaced);
        return folded.replaceAll("\\b(de|del|of|la|el)\\b", " ").replaceAll(" +", " ").strip();
    }
}
