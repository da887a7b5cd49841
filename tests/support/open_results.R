# Opens a result file as R users do and prints, one to a line, what a test compares: Rscript open_results.R FILE VARIABLE
library(ncdf4)
arguments <- commandArgs(trailingOnly = TRUE)
file <- nc_open(arguments[1])
name <- arguments[2]
values <- ncvar_get(file, name)
variable <- file$var[[name]]
cat("dimensions:", paste(rev(sapply(variable$dim, function(one) one$name)), collapse = " "), "\n")
cat("sizes:", paste(rev(variable$size), collapse = " "), "\n")
cat("units:", ncatt_get(file, name, "units")$value, "\n")
cat("sum:", format(sum(values), digits = 17), "\n")
cat("time units:", file$dim[["month/time"]]$units, "\n")
cat("settings:", paste(ncvar_get(file, "setting"), collapse = " "), "\n")
cat("title:", ncatt_get(file, 0, "title")$value, "\n")
cat("document:", nchar(ncatt_get(file, 0, "document")$value, type = "bytes"), "\n")
cat("complete:", sum(ncvar_get(file, "complete")), "\n")
nc_close(file)
