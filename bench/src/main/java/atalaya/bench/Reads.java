package atalaya.bench;

/// Reads profiles by user id at a fixed rate, from an Atalaya on this machine whose people have the
/// user ids `0` to one less than a number, after what they all begin with (`u-` of [Live]).
///
/// Arguments: port, reading key, people, reads per second, seconds, connections, what user ids
/// begin with, and what is read of each: nothing for the profile, or `/traits`.
final class Reads {

    private Reads() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 6) {
            System.err.println(
                    "usage: Reads PORT READ_KEY PEOPLE READS_PER_SECOND SECONDS CONNECTIONS"
                            + " [BEGINNING [PART]]");
            System.exit(2);
        }
        long people = Long.parseLong(arguments[2]);
        var beginning = arguments.length > 6 ? arguments[6] : "";
        var part = arguments.length > 7 ? arguments[7] : "";
        var schedule =
                new Schedule(
                        Integer.parseInt(arguments[3]),
                        Integer.parseInt(arguments[4]),
                        Integer.parseInt(arguments[5]));
        schedule.run(
                Integer.parseInt(arguments[0]),
                arguments[1],
                (line, number) ->
                        line.get(
                                "/v1/customers/user_id:"
                                        + beginning
                                        + Math.floorMod(number * 7_919L * 104_729L, people)
                                        + part));
        schedule.print("reads", 1);
    }
}
