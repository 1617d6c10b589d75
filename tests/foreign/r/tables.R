# Print as JSON what R reads of an export: its tables, and the answer to one question.
#
#     Rscript tables.R csv FOLDER
#     Rscript tables.R sqlite FILE
#
# Tables are lists of columns. The question is how often each holder rejects something.

options(warn = 2) # what readr cannot read as told is an error, and no warning

# The types that csv-metadata.json gives to columns, for readr.
types <- c(string = "c", int = "i", boolean = "l", date = "D", double = "d")

column_type <- function(column) {
  type <- column$datatype
  types[[if (is.list(type)) type$base else type]]
}

from_csv <- function(folder) {
  metadata <- jsonlite::read_json(file.path(folder, "csv-metadata.json"))
  read <- function(table) {
    kinds <- paste(vapply(table$tableSchema$columns, column_type, ""), collapse = "")
    # Only an empty cell is missing: by default, readr takes the text NA for missing too.
    readr::read_csv(
      file.path(folder, table$url), col_types = kinds, na = "", trim_ws = FALSE, progress = FALSE
    )
  }
  names(metadata$tables) <- vapply(metadata$tables, function(table) sub("\\.csv$", "", table$url), "")
  tables <- lapply(metadata$tables, read)
  rejected <- subset(tables$stances, stance_value == "rejects")
  answer <- merge(rejected, tables$actors, by.x = "holder_id", by.y = "actor_id")$name
  list(tables = tables, rejections = as.list(table(answer)))
}

from_sqlite <- function(file) {
  database <- DBI::dbConnect(RSQLite::SQLite(), file, flags = RSQLite::SQLITE_RO)
  on.exit(DBI::dbDisconnect(database))
  names <- grep("_fts", DBI::dbListTables(database), invert = TRUE, value = TRUE)
  # Names as they are: R would write the column `function` otherwise.
  read <- function(name) DBI::dbReadTable(database, name, check.names = FALSE)
  tables <- lapply(setNames(nm = names), read)
  answer <- DBI::dbGetQuery(database, "
    SELECT actors.name, count(*) AS rejections FROM stances
    JOIN actors ON actors.actor_id = stances.holder_id
    WHERE stance_value = 'rejects' GROUP BY actors.name")
  list(tables = tables, rejections = as.list(setNames(answer$rejections, answer$name)))
}

arguments <- commandArgs(trailingOnly = TRUE)
read <- switch(arguments[[1]], csv = from_csv, sqlite = from_sqlite)
found <- jsonlite::toJSON(
  read(arguments[[2]]), dataframe = "columns", na = "null", Date = "ISO8601", digits = NA
)
writeLines(enc2utf8(found), useBytes = TRUE) # whatever the locale
