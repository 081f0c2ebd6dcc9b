package atalaya.identity.column;

/// One column of a file and what it was taken for.
///
/// @param place counted from 0
/// @param header as in the file
/// @param meaning what it holds
/// @param filled the share of sampled rows with a value, from 0 to 1
/// @param readable of those, the share that could be read as what it was taken for, from 0 to 1
public record RecognizedColumn(
        int place, String header, ColumnMeaning meaning, double filled, double readable) {}
